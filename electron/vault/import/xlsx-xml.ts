import { Parser } from 'saxen';
import { damaged } from './xlsx-parts';

/** What is heard of a part; names come without their prefix, texts as they are meant. */
export interface XmlEvents {
  readonly open?: (name: string, attributes: () => Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** No part of a workbook is nested so far. */
const DEPTH = 100;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text behind raw XML: ends of lines are one sign, entities are the five of XML and the numbers of characters. */
function meant(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/gu, '\n') : raw;
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/giu,
    (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
    },
  );
}

/**
 * Reads a part from its beginning to its end, and keeps nothing of it. Throws IMPORT_NOT_TABLE for XML that is not well
 * formed, nested without end, or that declares a document type: no workbook does, and entities would come with it.
 */
export function readXml(xml: string, { open, close, text }: XmlEvents): void {
  let depth = 0;
  const parser = new Parser();
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('attention', () => {
    throw damaged();
  });
  parser.on('openTag', (name, attributes) => {
    depth += 1;
    if (depth > DEPTH) throw damaged();
    open?.(local(name), () => {
      const given = attributes();
      if (given === false) throw damaged();
      return given;
    });
  });
  parser.on('closeTag', (name) => {
    depth -= 1;
    close?.(local(name));
  });
  if (text) {
    parser.on('text', (raw) => text(meant(raw)));
    parser.on('cdata', text);
  }
  parser.parse(xml);
}

/** An attribute, its entities read; `undefined` where there is none. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const raw = attributes[name];
  return raw === undefined ? undefined : meant(raw);
}
