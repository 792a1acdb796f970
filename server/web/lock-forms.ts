import { paths } from '../paths.ts';

// Forms never stand in one another, and whatever was entered is escaped, so that neither < nor > stands in a text or an attribute.
const postForm = /<form\b[^>]*\bmethod="post"[^>]*>[\s\S]*?<\/form>/g;
const button = /<button\b[\s\S]*?<\/button>/g;
const control = /<(input|select|textarea)\b([^>]*)>/g;
const signIn = `action="${paths.signIn()}"`;

/**
 * The body of a page on a server that takes no change: forms that would change something stay to be read, with their texts to be selected and
 * copied, without buttons and without saving themselves. Forms that only ask, and the one to sign in, work as ever.
 */
export function lockForms(body: string): string {
  return body.replace(postForm, (form) => (form.includes(signIn) ? form : lock(form)));
}

function lock(form: string): string {
  return form
    .replace(/^<form\b[^>]*>/, (head) => head.replace(/ data-(?:save-drafts|save-held|guard)(?:="[^"]*")?/g, ''))
    .replace(button, '')
    .replace(control, (_whole, name: string, rest: string) => `<${name}${rest} ${isText(name, rest) ? 'readonly' : 'disabled'}>`);
}

function isText(name: string, attributes: string): boolean {
  return name === 'textarea' || (name === 'input' && !/\btype="(?:checkbox|radio|file|hidden)"/.test(attributes));
}
