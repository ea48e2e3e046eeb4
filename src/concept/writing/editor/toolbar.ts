/**
 * The editor's buttons. They stand in the page with their words; here each gets its command. One stop for the tab key, arrow
 * keys inside, Alt+F10 from the text; what does not apply at the cursor is greyed, what is on is said.
 */

import { setBlockType, toggleMark } from 'prosemirror-commands';
import type { Attrs, MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  toggleHeaderRow,
} from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { redo, undo } from 'y-prosemirror';
import { isSafeLink, textSchema } from '../text-schema.ts';

const node = (name: string) => textSchema.nodes[name] as NodeType;
const mark = (name: string) => textSchema.marks[name] as MarkType;

type Tool = {
  readonly run: (view: EditorView) => boolean | undefined;
  readonly on?: (state: EditorState) => boolean;
  readonly can?: (state: EditorState) => boolean;
};

const command = (run: Command): Tool => ({
  run: (view) => run(view.state, view.dispatch, view),
  can: (state) => run(state),
});

function blockTool(type: NodeType, attrs: Attrs | null = null): Tool {
  const is = ({ selection }: EditorState) => selection.$from.parent.hasMarkup(type, attrs);
  return {
    ...command(setBlockType(type, attrs)),
    on: is,
    can: (state) => is(state) || setBlockType(type, attrs)(state),
  };
}

function markTool(type: MarkType): Tool {
  return {
    ...command(toggleMark(type)),
    on: ({ selection, storedMarks, doc }) =>
      selection.empty
        ? Boolean(type.isInSet(storedMarks ?? selection.$from.marks()))
        : doc.rangeHasMark(selection.from, selection.to, type),
  };
}

function listTool(type: NodeType): Tool {
  const inside = ({ selection: { $from } }: EditorState) => {
    for (let depth = $from.depth; depth > 0; depth -= 1)
      if ($from.node(depth).type === node('list_item')) return $from.node(depth - 1).type === type;
    return false;
  };
  const lift = liftListItem(node('list_item'));
  return {
    run: (view) => (inside(view.state) ? lift : wrapInList(type))(view.state, view.dispatch, view),
    on: inside,
    can: (state) => inside(state) || wrapInList(type)(state),
  };
}

const insertTable: Command = (state, dispatch) => {
  const cell = (name: string) => node(name).createAndFill();
  const row = (name: string) =>
    node('table_row').create(
      null,
      [1, 2, 3].flatMap(() => cell(name) ?? []),
    );
  const table = node('table').create(null, [row('table_header'), row('table_cell'), row('table_cell')]);
  if (dispatch) {
    const at = state.selection.from;
    const change = state.tr.replaceSelectionWith(table);
    // The cursor goes into the first cell.
    dispatch(
      change.setSelection(TextSelection.near(change.doc.resolve(change.mapping.map(at, -1) + 1))).scrollIntoView(),
    );
  }
  return !isInTable(state);
};

export type ToolbarParts = {
  readonly askLink: (href: string) => Promise<string | null>;
  readonly askReference: (view: EditorView) => void;
};

function linkTool(ask: ToolbarParts['askLink']): Tool {
  const link = mark('link');
  return {
    ...markTool(link),
    can: ({ selection }) => !selection.empty,
    run: (view) => {
      const { from, to, $from } = view.state.selection;
      const now = view.state.doc.rangeHasMark(from, to, link)
        ? (link.isInSet($from.marksAcross(view.state.doc.resolve(to)) ?? [])?.attrs['href'] as string)
        : '';
      void ask(now ?? '').then((href) => {
        const { tr } = view.state;
        if (href === null) return view.focus();
        tr.removeMark(from, to, link);
        if (isSafeLink(href)) tr.addMark(from, to, link.create({ href }));
        view.dispatch(tr);
        view.focus();
      });
      return true;
    },
  };
}

const inTable = (run: Command): Tool => ({ ...command(run), can: (state) => isInTable(state) && run(state) });

function toolsWith({ askLink, askReference }: ToolbarParts): Readonly<Record<string, Tool>> {
  return {
    paragraph: blockTool(node('paragraph')),
    heading2: blockTool(node('heading'), { level: 2 }),
    heading3: blockTool(node('heading'), { level: 3 }),
    heading4: blockTool(node('heading'), { level: 4 }),
    strong: markTool(mark('strong')),
    em: markTool(mark('em')),
    bullets: listTool(node('bullet_list')),
    numbers: listTool(node('ordered_list')),
    link: linkTool(askLink),
    reference: {
      run: (view) => {
        askReference(view);
        return true;
      },
    },
    table: { ...command(insertTable), can: (state) => !isInTable(state) },
    rowAfter: inTable(addRowAfter),
    columnAfter: inTable(addColumnAfter),
    headerRow: inTable(toggleHeaderRow),
    deleteRow: inTable(deleteRow),
    deleteColumn: inTable(deleteColumn),
    deleteTable: inTable(deleteTable),
    undo: { run: (view) => undo(view.state) },
    redo: { run: (view) => redo(view.state) },
  };
}

export class Toolbar {
  readonly #bar: HTMLElement;
  readonly #buttons: HTMLButtonElement[];
  readonly #tools: Readonly<Record<string, Tool>>;

  constructor(bar: HTMLElement, parts: ToolbarParts) {
    this.#bar = bar;
    this.#tools = toolsWith(parts);
    this.#buttons = [...bar.querySelectorAll<HTMLButtonElement>('button[data-tool]')];
    bar.addEventListener('keydown', (event) => this.#key(event));
    // The cursor stays in the text when a button is pressed with the pointer.
    bar.addEventListener('mousedown', (event) => event.preventDefault());
  }

  attach(view: EditorView): void {
    this.#bar.hidden = false;
    this.#bar.addEventListener('click', (event) => {
      const button = (event.target as HTMLElement).closest<HTMLButtonElement>('button[data-tool]');
      if (!button || button.ariaDisabled === 'true') return;
      this.#tools[button.dataset['tool'] ?? '']?.run(view);
      if (button.dataset['tool'] !== 'reference' && button.dataset['tool'] !== 'link') view.focus();
    });
    this.update(view.state);
  }

  focus(): boolean {
    (this.#buttons.find((button) => button.tabIndex === 0) ?? this.#buttons[0])?.focus();
    return true;
  }

  update(state: EditorState): void {
    const inside = isInTable(state);
    for (const group of this.#bar.querySelectorAll<HTMLElement>('[data-in-table]')) group.hidden = !inside;
    for (const button of this.#buttons) {
      const tool = this.#tools[button.dataset['tool'] ?? ''];
      if (tool?.on) button.ariaPressed = String(tool.on(state));
      button.ariaDisabled = String(tool?.can ? !tool.can(state) : false);
    }
    const stops = this.#buttons.filter((button) => button.tabIndex === 0 && button.offsetParent !== null);
    if (stops.length !== 1) this.#stopAt(this.#buttons[0]);
  }

  #stopAt(button: HTMLButtonElement | undefined) {
    for (const each of this.#buttons) each.tabIndex = each === button ? 0 : -1;
  }

  #key(event: KeyboardEvent) {
    const shown = this.#buttons.filter((button) => button.offsetParent !== null);
    const at = shown.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    const button = shown[(to + shown.length) % shown.length];
    this.#stopAt(button);
    button?.focus();
    event.preventDefault();
  }
}
