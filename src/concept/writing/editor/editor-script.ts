/**
 * The script of a section's editing page, loaded there only. It takes the text's place once the server has given it the
 * shared document; until then, and without it, the page shows the text and offers the form.
 */

import { baseKeymap, chainCommands, exitCode } from 'prosemirror-commands';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { type Command, EditorState, Plugin } from 'prosemirror-state';
import { fixTables, goToNextCell, tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { redo, undo, yCursorPlugin, ySyncPlugin, yUndoPlugin } from 'y-prosemirror';
import { textSchema } from '../text-schema.ts';
import { Connection, type SavingState } from './connection.ts';
import { LengthLine } from './length-line.ts';
import { cleanPasted } from './pasted.ts';
import { cursorOf, People, selectionOf } from './people.ts';
import { ReferenceNames, ReferencePicker } from './references.ts';
import type { EditorSettings } from './settings.ts';
import { Toolbar } from './toolbar.ts';

const node = (name: string) => textSchema.nodes[name] as NodeType;

const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(node('hard_break').create()).scrollIntoView());
  return true;
});

const keys = (toolbar: Toolbar) =>
  keymap({
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Shift-Enter': lineBreak,
    Enter: splitListItem(node('list_item')),
    Tab: chainCommands(goToNextCell(1), sinkListItem(node('list_item'))),
    'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(node('list_item'))),
    'Alt-F10': () => toolbar.focus(),
  });

/** What many have learnt elsewhere: `## ` begins a heading, `- ` a list, `1. ` a numbered one. */
const rules = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{2,4})\s$/, node('heading'), (match) => ({ level: match[1]?.length ?? 2 })),
    wrappingInputRule(/^\s*([-+*])\s$/, node('bullet_list')),
    wrappingInputRule(/^1[.)]\s$/, node('ordered_list')),
  ],
});

function start(frame: HTMLElement) {
  const settings = JSON.parse(frame.dataset['writing'] ?? '{}') as EditorSettings;
  const { words } = settings;
  const part = (name: string) => frame.querySelector<HTMLElement>(`[data-part=${name}]`) as HTMLElement;
  const say = (place: string, text: string) => {
    part(place).textContent = text;
    part(place).hidden = text === '';
  };
  const names = new ReferenceNames(settings);
  const picker = new ReferencePicker(part('reference-dialog') as HTMLDialogElement, names, words.nothingFound);
  const toolbar = new Toolbar(part('toolbar'), {
    askLink: (href) => askLink(part('link-dialog') as HTMLDialogElement, href),
    askReference: (view) => picker.open(view),
  });
  const length = new LengthLine(part('length'), settings);
  const state = (now: SavingState) => {
    say('state', words.state[now] ?? '');
    frame.dataset['state'] = now;
    for (const each of frame.querySelectorAll<HTMLElement>('[data-when]')) {
      each.hidden = !(each.dataset['when'] ?? '').split(' ').includes(now);
    }
  };
  let opened = false;
  const connection = new Connection({
    url: new URL(`${settings.base}/konzept/abschnitte/${settings.section}/verbindung`, location.href)
      .toString()
      .replace(/^http/, 'ws'),
    name: settings.name,
    personId: settings.personId,
    onState: state,
    onRestored: () => say('restored', words.restored),
    onReady: (readOnly) => {
      if (!opened) open(readOnly);
      opened = true;
    },
  });
  const people = new People(part('people'), words.here);

  function open(readOnly: boolean): void {
    const text = connection.doc.getXmlFragment('text');
    const awareness = connection.provider.awareness;
    if (!awareness) throw new Error('The connection knows nobody');
    const place = part('text');
    place.replaceChildren();
    const view = new EditorView(place, {
      state: EditorState.create({
        schema: textSchema,
        plugins: [
          ySyncPlugin(text),
          yCursorPlugin(awareness, { cursorBuilder: cursorOf, selectionBuilder: selectionOf }),
          yUndoPlugin(),
          rules,
          keys(toolbar),
          keymap(baseKeymap),
          tableEditing(),
          new Plugin({
            view: () => ({
              update: ({ state }) => {
                if (!readOnly) toolbar.update(state);
                length.show(state.doc);
              },
            }),
          }),
        ],
      }),
      editable: () => !readOnly,
      attributes: {
        class: 'written writing__page',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': words.text,
      },
      nodeViews: { reference: (each) => names.view(each) },
      transformPastedHTML: cleanPasted,
      handlePaste: (current, _, slice) => {
        const pasted = slice.content.textBetween(0, slice.content.size, '\n').length;
        const free = settings.mostCharacters - current.state.doc.textContent.length;
        say('notice', pasted > free ? words.pasteTooLong : '');
        return pasted > free;
      },
      handleTextInput: (current, from, _to, typed) => {
        if (typed !== '@' || /\w/.test(current.state.doc.textBetween(Math.max(0, from - 1), from))) return false;
        picker.open(current, '@');
        return true;
      },
    });
    const fixed = fixTables(view.state);
    if (fixed && !readOnly) view.dispatch(fixed);
    if (!readOnly) toolbar.attach(view);
    awareness.on('change', () => people.show(awareness.getStates(), settings.personId));
    people.show(awareness.getStates(), settings.personId);
    // Says that she is here before her cursor stands anywhere; her name is put in by the server.
    awareness.setLocalStateField('user', {});
    length.show(view.state.doc);
    frame.dataset['ready'] = readOnly ? 'reading' : 'writing';
  }

  window.addEventListener('pagehide', () => connection.keepNow());
}

/** Asks for an address in the page's dialog; null where nothing shall change, empty where the link shall go. */
function askLink(dialog: HTMLDialogElement, href: string): Promise<string | null> {
  const input = dialog.querySelector('input') as HTMLInputElement;
  input.value = href;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'ok' ? input.value.trim() : null), {
      once: true,
    });
  });
}

const frame = document.querySelector<HTMLElement>('[data-writing]');
if (frame) start(frame);
