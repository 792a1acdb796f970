/**
 * The tags of a PDF as its structure tree (ISO 32000-1, 14.7), written while the pages are drawn: an element is put into the file when it is
 * closed and then forgotten, so that a table of any length takes little memory.
 */
export function createStructureTree({ allocate, put }: Objects): StructureTree {
  const rootId = allocate();
  const parentTreeId = allocate();
  const attributes = new Map<string, number>();
  const named: { name: string; id: number }[] = [];
  const parentTree: string[] = [];
  let page: PageTags | undefined;
  let nextKey = 0;
  let nextAnnotationKeys: string[] = [];

  const attributeRef = (body: string): string => {
    let id = attributes.get(body);
    if (id === undefined) {
      id = allocate();
      attributes.set(body, id);
      put(id, body);
    }
    return `/A ${id} 0 R`;
  };

  const current = (): PageTags => {
    if (!page) throw new Error('Tags need a page.');
    return page;
  };

  const claim = (tag: Tag): number => {
    const here = current();
    const mcid = here.count++;
    here.owners += `${tag.id} 0 R `;
    if (tag.pageId === 0) tag.pageId = here.id;
    tag.kids += tag.pageId === here.id ? ` ${mcid}` : `<</Type/MCR/Pg ${here.id} 0 R/MCID ${mcid}>>`;
    return mcid;
  };

  const open = (type: string, parent: Tag, { attribute, entries = '', id: name }: TagOptions = {}): Tag => {
    const id = allocate();
    if (name !== undefined) named.push({ name, id });
    parent.kids += ` ${id} 0 R`;
    return {
      id,
      type,
      parentId: parent.id,
      pageId: 0,
      kids: '',
      entries: `${attribute ? attributeRef(attribute) : ''}${name === undefined ? '' : `/ID(${name})`}${entries}`,
    };
  };

  const close = (tag: Tag): void => {
    const where = tag.pageId ? `/Pg ${tag.pageId} 0 R` : '';
    const kids = tag.kids === '' ? '' : `/K[${tag.kids.trimStart()}]`;
    put(tag.id, `<</S/${tag.type}/P ${tag.parentId} 0 R${where}${kids}${tag.entries}>>`);
  };

  const idTree = (): string => {
    if (named.length === 0) return '';
    const id = allocate();
    put(id, `<</Names[${named.map((one) => `(${one.name})${one.id} 0 R`).join(' ')}]>>`);
    return `/IDTree ${id} 0 R`;
  };

  const root: Tag = { id: rootId, type: '', parentId: 0, pageId: 0, kids: '', entries: '' };

  return {
    document: open('Document', root),
    open,
    claim,
    close,
    leaf(type, parent, attribute) {
      const here = current();
      const id = allocate();
      const mcid = here.count++;
      here.owners += `${id} 0 R `;
      parent.kids += ` ${id} 0 R`;
      put(id, `<</S/${type}/P ${parent.id} 0 R/Pg ${here.id} 0 R/K ${mcid}${attribute ? attributeRef(attribute) : ''}>>`);
      return mcid;
    },
    claimAnnotation(tag, annotationId) {
      const here = current();
      tag.kids += `<</Type/OBJR/Obj ${annotationId} 0 R/Pg ${here.id} 0 R>>`;
      nextAnnotationKeys.push(`${nextKey} ${tag.id} 0 R`);
      return nextKey++;
    },
    startPage(id) {
      page = { id, key: nextKey++, count: 0, owners: '' };
      return page.key;
    },
    endPage() {
      const here = current();
      const owners = allocate();
      put(owners, `[${here.owners.trimEnd()}]`);
      parentTree.push(`${here.key} ${owners} 0 R`, ...nextAnnotationKeys);
      nextAnnotationKeys = [];
      page = undefined;
    },
    finish() {
      put(parentTreeId, `<</Nums[${parentTree.join(' ')}]>>`);
      put(rootId, `<</Type/StructTreeRoot/K[${root.kids.trimStart()}]/ParentTree ${parentTreeId} 0 R/ParentTreeNextKey ${nextKey}${idTree()}>>`);
      return rootId;
    },
  };
}

interface Objects {
  allocate: () => number;
  put: (id: number, body: string) => void;
}

/** An element that is still open. It may hold content of several pages. */
export interface Tag {
  id: number;
  type: string;
  parentId: number;
  /** The page of its first content; 0 before it has any. */
  pageId: number;
  kids: string;
  entries: string;
}

interface TagOptions {
  /** An attribute object, written once for all elements that share it: `<</O/Table/Scope/Row>>`. */
  attribute?: string;
  /** Names the element, in ascending order: letters, digits, hyphens. */
  id?: string;
  /** Further entries of the element itself: `/Alt(...)`. */
  entries?: string;
}

interface PageTags {
  id: number;
  key: number;
  count: number;
  owners: string;
}

export interface StructureTree {
  document: Tag;
  open(type: string, parent: Tag, options?: TagOptions): Tag;
  /** Gives the next content of the page to the element; returns its marked-content identifier. */
  claim(tag: Tag): number;
  close(tag: Tag): void;
  /** Opens, claims and closes in one step: an element whose whole content is about to be drawn on this page. */
  leaf(type: string, parent: Tag, attribute?: string): number;
  /** Makes an annotation of this page part of the element; returns its key in the parent tree. */
  claimAnnotation(tag: Tag, annotationId: number): number;
  startPage(id: number): number;
  endPage(): void;
  finish(): number;
}
