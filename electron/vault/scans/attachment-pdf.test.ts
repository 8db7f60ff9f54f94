import { deflateRawSync, deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/base';
import { checkPdf } from './attachment-pdf';

const outcomeOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    await checkPdf(Buffer.from(bytes));
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
async function pdf(change?: (document: PDFDocument) => void, useObjectStreams = false): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([200, 200]);
  change?.(document);
  return Buffer.from(await document.save({ useObjectStreams }));
}
/** A sound PDF with some bytes after its header: no reader sees them but through a table of places. */
const withBytes = async (...hidden: readonly (string | Buffer)[]): Promise<Buffer> => {
  const whole = await pdf();
  const at = whole.indexOf('\n') + 1;
  return Buffer.concat([
    whole.subarray(0, at),
    ...hidden.map((part) => Buffer.from(part as string, 'latin1')),
    Buffer.from('\n'),
    whole.subarray(at),
  ]);
};
const action = (name: string): ((document: PDFDocument) => void) => {
  return (document) => {
    const act = PDFDict.withContext(document.context);
    act.set(PDFName.of('S'), PDFName.of(name));
    act.set(PDFName.of('F'), PDFString.of('autre.pdf'));
    document.catalog.set(PDFName.of('OpenAction'), act);
  };
};
const stream = (content: Buffer, type = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`90 0 obj\n<< ${type}/Filter /FlateDecode /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ]);

test('a sound PDF is taken, with links to pages and addresses', async () => {
  expect(await outcomeOf(await pdf())).toBe('taken');
  expect(await outcomeOf(await pdf(undefined, true))).toBe('taken');
  for (const name of ['URI', 'GoTo', 'Named']) expect(await outcomeOf(await pdf(action(name)))).toBe('taken');
  // What only looks like a name of these is none.
  expect(await outcomeOf(await withBytes('% /JavaScripts /Launcher /EncryptMetadata\n'))).toBe('taken');
});

describe('what a PDF would do by itself is refused', () => {
  test.each(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE'])(
    'an action %s, alone, in an object stream, and written by numbers',
    async (name) => {
      expect(await outcomeOf(await pdf(action(name)))).toBe('ATTACHMENT_ACTIVE');
      expect(await outcomeOf(await pdf(action(name), true))).toBe('ATTACHMENT_ACTIVE');
      const numbers = [...name].map((letter) => `#${letter.charCodeAt(0).toString(16)}`);
      for (const written of [
        numbers.join(''),
        `${numbers[0]}${name.slice(1)}`,
        numbers.join('').toUpperCase(),
      ])
        expect(await outcomeOf(await withBytes(`80 0 obj\n<< /S /${written} >>\nendobj\n`))).toBe(
          'ATTACHMENT_ACTIVE',
        );
    },
  );

  test.each([
    ['a script in a field', '/JS <6170702e616c6572742831293b>'],
    ['a form of another language', '/XFA 5 0 R'],
    ['a film', '/Subtype /RichMedia'],
    ['a file under a pin', '/Subtype /FileAttachment'],
    ['a file without any other name', '/EF << /F 5 0 R >>'],
    ['a file', '/Type /EmbeddedFile'],
  ])('%s', async (_what, entry) => {
    expect(await outcomeOf(await withBytes(`80 0 obj\n<< ${entry} >>\nendobj\n`))).toBe('ATTACHMENT_ACTIVE');
  });
});

describe('wherever it hides', () => {
  const active = '<< /S /JavaScript /JS (app.alert(1)) >>';
  test.each<[string, readonly (string | Buffer)[]]>([
    ['in an object that a later one replaces', [`80 0 obj\n${active}\nendobj\n80 0 obj\nnull\nendobj\n`]],
    ['after a parenthesis that is never closed', [`( ${active}\n`]],
    ['in a comment', [`%\n% ${active}\n`]],
    [
      'within the bytes of a stream',
      [`80 0 obj\n<< /Length 99 >>\nstream\n81 0 obj\n${active}\nendobj\nendstream\nendobj\n`],
    ],
    ['as the first of two keys of one name', ['80 0 obj\n<< /S /JavaScript /S /URI >>\nendobj\n']],
    [
      'in a compressed stream that says nothing of objects',
      [stream(deflateSync(Buffer.from(`1 0 ${active}`)))],
    ],
    [
      'in one that begins after blanks',
      [
        '80 0 obj\n<< /Filter /FlateDecode >>\nstream \t\r\n',
        deflateSync(Buffer.from(`1 0 ${active}`)),
        '\nendstream\nendobj\n',
      ],
    ],
    [
      'in one whose checksum is wrong',
      [stream(Buffer.concat([deflateSync(Buffer.from(`1 0 ${active}`)).subarray(0, -4), Buffer.alloc(4)]))],
    ],
    [
      'behind the word that ends a stream, within the compressed bytes',
      [
        stream(
          Buffer.concat([
            Buffer.from([0x78, 0x01, 0x00, 9, 0, 0xff - 9, 0xff]),
            Buffer.from('endstream'),
            deflateRawSync(Buffer.from(`${' '.repeat(500)}1 0 ${active}`)),
            Buffer.alloc(4),
          ]),
        ),
      ],
    ],
  ])('%s', async (_where, hidden) => {
    expect(await outcomeOf(await withBytes(...hidden))).toBe('ATTACHMENT_ACTIVE');
  });

  test('a protection written by numbers is one', async () => {
    expect(await outcomeOf(await withBytes('trailer << /#45ncrypt 5 0 R >>\n'))).toBe('ATTACHMENT_PROTECTED');
  });
});

describe('a file made to be searched without end is refused at once', () => {
  const times = 50_000;
  test.each<[string, string]>([
    ['streams that are never closed', '1 0 obj<<>>stream\n'.repeat(times)],
    ['objects that end within streams', '1 0 obj<<>>stream endobj\n'.repeat(times)],
    [
      'streams within streams, each to the end of all',
      `${'1 0 obj<<>>stream\nx\x01'.repeat(times)}${'endstream '.repeat(times)}`,
    ],
    ['slashes and numbers', `${'/#4a'.repeat(times)}`],
    ['arrays within arrays', '['.repeat(4 * times)],
  ])('%s', async (_what, body) => {
    expect(await outcomeOf(Buffer.from(`%PDF-1.5\n${body}\n%%EOF`, 'latin1'))).toBe('ATTACHMENT_DAMAGED');
  });
});
