// Names that begin with `$` which code looks for on objects of any type (`'$subscribe' in value`,
// `(object as { $fence?: boolean }).$fence`). The type checker sees no clash there: a class that takes such a name for
// something of its own is taken for what it is not. So each has its owners listed here.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /^(runtime|components|modules)\b.*\.ts$/.test(name))
  .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(root, name), 'utf8')] as const);

const ASKED = /\bas (?:unknown as )?\{ (\$\w+)\??[(:]|['"](\$\w+)['"] in\b/g;

it('lists who has the names that are looked for on any object', () => {
  const asked = new Set(
    files.flatMap(([, text]) => [...text.matchAll(ASKED)].map(([, member, key]) => member ?? key!)),
  );
  const owners = Object.fromEntries(
    [...asked].sort().map((name) => {
      const declares = new RegExp(
        `^  (?:(?:declare|readonly|override|static|abstract|async|get|set) )*\\${name}(?:\\(|[?!]?:|;| =)`,
        'm',
      );
      return [name, files.filter(([, text]) => declares.test(text)).map(([file]) => file)];
    }),
  );
  expect(owners).toMatchInlineSnapshot(`
    {
      "$addedTo": [
        "components/quick/pointer-handler.ts",
      ],
      "$cell": [
        "runtime/models/table-model.ts",
        "runtime/object/value-types.ts",
      ],
      "$fence": [
        "components/controls/popup-item.ts",
      ],
      "$fields": [
        "runtime/object/value-types.ts",
      ],
      "$fontOwn": [
        "components/controls/application-window.ts",
        "components/controls/control.ts",
        "components/controls/fields.ts",
        "components/controls/fonts.ts",
      ],
      "$geometry": [
        "components/quick/item.ts",
        "runtime/layout/anchors.ts",
      ],
      "$machine": [
        "runtime/state/state-group.ts",
        "runtime/types/web-socket.ts",
      ],
      "$meta": [
        "runtime/object/object.ts",
        "runtime/object/types.ts",
      ],
      "$object": [
        "components/controls/combo-choices.ts",
        "components/controls/container.ts",
        "components/quick/loader.ts",
        "components/quick/table-view.ts",
        "runtime/models/delegate-model.ts",
        "runtime/models/delegate-rows.ts",
        "runtime/models/object-model.ts",
        "runtime/object/signal.ts",
      ],
      "$own": [
        "components/controls/palette.ts",
        "components/quick/editor.ts",
        "components/quick/image-base.ts",
      ],
      "$root": [
        "components/quick/window.ts",
      ],
      "$said": [
        "components/quick/accessible.ts",
        "components/quick/drag-events.ts",
      ],
      "$setParentItem": [
        "components/controls/control.ts",
        "components/controls/fields.ts",
        "components/quick/item.ts",
        "components/quick/repeater.ts",
      ],
      "$signal": [
        "runtime/object/signal.ts",
      ],
      "$subscribe": [
        "components/quick/table-cells.ts",
        "runtime/models/item-model.ts",
        "runtime/models/list-model-type.ts",
        "runtime/models/table-model.ts",
        "runtime/types/xml-list-model.ts",
      ],
      "$watch": [
        "components/controls/combo-choices.ts",
        "components/controls/container.ts",
        "components/quick/text-input.ts",
        "runtime/models/delegate-model.ts",
        "runtime/models/delegate-rows.ts",
        "runtime/models/object-model.ts",
        "runtime/path/path-type.ts",
      ],
      "$window": [
        "components/controls/application-window.ts",
        "components/quick/window.ts",
      ],
    }
  `);
});
