import type { FormSection } from '../../filing.ts';
import { fromAnswer, fromAnswerIfAny } from '../../shown-value.ts';
import { citing, type FormParagraphs } from './form-paragraphs.ts';
import { bottleneck, crews, firstFunds, likelyFinish, phasesOfWork, safeFinish, termEnd, workStarts } from './timeline-values.ts';

/** Sections G to K: the plan, its timeline, disposal, other funding and risk management. */
export function workSections(paragraphs: FormParagraphs): FormSection[] {
  const { plan, timeline, term, disposal, sanitization, riskManagement } = paragraphs;
  return [
    {
      id: 'G',
      title: 'Plan',
      intro: 'How the covered equipment leaves the network and what takes its place.',
      lines: [
        { id: 'G.1', key: 'removal-plan', label: 'Removal', citation: plan, show: fromAnswer('removalPlan') },
        { id: 'G.2', key: 'replacement-plan', label: 'Replacement', citation: plan, show: fromAnswer('replacementPlan') },
        { id: 'G.3', key: 'continuity-plan', label: 'Service during the work', show: fromAnswer('continuityPlan') },
      ],
    },
    {
      id: 'H',
      title: 'Timeline',
      intro: 'When the work is done. The timeline by site is part of this filing.',
      lines: [
        { id: 'H.1', key: 'work-starts', label: 'Work starts', citation: timeline, show: workStarts },
        { id: 'H.2', key: 'first-funds', label: 'First money assumed', citation: term, show: firstFunds },
        { id: 'H.3', key: 'finish', label: 'Finished (likely)', citation: timeline, show: likelyFinish },
        { id: 'H.4', key: 'finish-p80', label: 'Finished (8 in 10 chance)', show: safeFinish },
        { id: 'H.5', key: 'term-end', label: 'End of the term', citation: term, show: termEnd },
        { id: 'H.6', key: 'phases', label: 'Kinds of work', citation: timeline, show: phasesOfWork },
        { id: 'H.7', key: 'crews', label: 'Crews', show: crews },
        { id: 'H.8', key: 'bottleneck', label: 'What the end date waits for', show: bottleneck },
        { id: 'H.9', key: 'timeline-notes', label: 'Remarks', citation: timeline, show: fromAnswerIfAny('timelineNotes') },
      ],
    },
    {
      id: 'I',
      title: 'Disposal',
      intro: 'What is removed must be destroyed so that no provider can use it again.',
      lines: [
        { id: 'I.1', key: 'disposal-method', label: 'Method', citation: disposal, show: fromAnswer('disposalMethod') },
        { id: 'I.2', key: 'disposal-vendor', label: 'Who destroys it', citation: disposal, show: fromAnswer('disposalVendor') },
        { id: 'I.3', key: 'disposal-plan', label: 'Plan for disposal', citation: disposal, show: fromAnswer('disposalPlan') },
        {
          id: 'I.4',
          key: 'data-sanitization',
          label: 'Data on the equipment',
          ...citing(sanitization),
          show: fromAnswer('dataSanitization'),
        },
      ],
    },
    {
      id: 'J',
      title: 'Funding from other sources',
      intro: 'The same cost cannot be paid twice.',
      lines: [
        { id: 'J.1', key: 'other-funding', label: 'Other funding', show: fromAnswer('otherFunding') },
        { id: 'J.2', key: 'other-funding-amount', label: 'Amount in dollars', show: fromAnswerIfAny('otherFundingAmount') },
        { id: 'J.3', key: 'other-funding-source', label: 'Source', show: fromAnswerIfAny('otherFundingSource') },
      ],
    },
    {
      id: 'K',
      title: 'Risk management',
      intro: 'How the applicant manages risks to its network.',
      lines: [
        {
          id: 'K.1',
          key: 'risk-management',
          label: 'NIST Cybersecurity Framework',
          citation: riskManagement,
          show: fromAnswer('riskManagement'),
        },
      ],
    },
  ];
}
