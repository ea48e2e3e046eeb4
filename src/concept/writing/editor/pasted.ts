/** What somebody pastes: from a word processor it comes with styles, comments and lists that are none. Only text is kept. */

/** Comments, styles and office's own elements; taken out before the browser reads it, because there may be megabytes of it. */
const ballast =
  /<!--[\s\S]*?-->|<!\[[\s\S]*?\]>|<(style|script|xml|title|svg|math|iframe|object|template)\b[\s\S]*?<\/\1\s*>|<\/?(meta|link|o:p|w:[\w]+|v:[\w]+|st1:[\w]+)\b[^>]*>/gi;

export function cleanPasted(html: string): string {
  const page = new DOMParser().parseFromString(html.replace(ballast, ''), 'text/html');
  makeLists(page);
  for (const element of page.body.querySelectorAll('[class], [style]')) {
    element.removeAttribute('class');
    if (element.tagName !== 'SPAN') element.removeAttribute('style');
  }
  return page.body.innerHTML;
}

/** Word writes list items as paragraphs that begin with their sign. */
function makeLists(page: Document): void {
  for (const paragraph of page.body.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) {
    const sign = paragraph.querySelector('span[style*="mso-list"]');
    const ordered = /^\s*[\da-z]{1,3}[.)]/i.test(sign?.textContent ?? '');
    sign?.remove();
    const item = page.createElement('li');
    item.append(...paragraph.childNodes);
    const before = paragraph.previousElementSibling;
    const kind = ordered ? 'OL' : 'UL';
    if (before?.tagName === kind && before.hasAttribute('data-made')) {
      before.append(item);
      paragraph.remove();
      continue;
    }
    const list = page.createElement(kind);
    list.setAttribute('data-made', '');
    list.append(item);
    paragraph.replaceWith(list);
  }
}
