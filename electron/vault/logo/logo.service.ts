import { z } from 'zod';
import { Refusal } from '../../../shared/base';
import { logoSchema, maxLogoBytes, maxLogoSide, type StructureLogo } from '../../../shared/settings';
import type { Db } from '../db';
import { imageSize, renderReport } from '../documents';
import { recordEvent } from '../events';
import type { ReadAttachment } from '../scans';
import type { Deps } from '../service/deps';
import { deleteSetting, readSetting, writeSetting } from '../settings';

const KEY = 'logo';

const keptSchema = logoSchema.omit({ bytes: true }).extend({ content: z.base64() });

/** The logo of the structure; `null` where it has none. */
export function logoOf(db: Db): StructureLogo | null {
  const kept = keptSchema.safeParse(readSetting(db, KEY));
  if (!kept.success) return null;
  const { content, ...logo } = kept.data;
  return { ...logo, bytes: new Uint8Array(Buffer.from(content, 'base64')) };
}

/** The logo as a document prints it; `null` where there is none. */
export function printedLogo(db: Db): string | null {
  const logo = logoOf(db);
  return logo === null ? null : `data:${logo.mediaType};base64,${Buffer.from(logo.bytes).toString('base64')}`;
}

const change = (deps: Deps, write: (db: Db) => void): void =>
  deps.db.transaction(() => {
    write(deps.db);
    recordEvent(deps, { kind: 'settings.saved', subject: { type: 'portfolio', id: 'settings' } });
  })();

const refused = (message: string): Refusal => new Refusal('INVALID_INPUT', { message });

/**
 * Keeps the image that `read` answers, looked at apart, as the logo of the structure: what is no image, and what it is refused
 * for elsewhere as a copy of a paper, is told as a logo. Throws INVALID_INPUT, READING_STOPPED, CANCELLED, FILE_UNREADABLE.
 */
export async function takeLogo(deps: Deps, read: () => Promise<ReadAttachment>): Promise<void> {
  let image: ReadAttachment;
  try {
    image = await read();
  } catch (error) {
    if (error instanceof Refusal && error.code.startsWith('ATTACHMENT_'))
      throw refused('Ce fichier n’est pas une image PNG ou JPEG lisible\u202F; choisissez-en une autre.');
    throw error;
  }
  await saveLogo(deps, image);
}

/**
 * Keeps an image, already looked at apart, as the logo of the structure; it is drawn once before, so that one that no
 * document could print is refused here. Throws INVALID_INPUT.
 */
export async function saveLogo(deps: Deps, { fileName, mediaType, bytes }: ReadAttachment): Promise<void> {
  if (mediaType === 'application/pdf')
    throw refused('Un logo est une image\u00A0: choisissez un fichier PNG ou JPEG.');
  if (bytes.length > maxLogoBytes)
    throw refused('Ce logo dépasse 1\u00A0Mo\u202F; enregistrez-le plus petit.');
  const size = imageSize(bytes, mediaType);
  if (size === null) throw refused('Cette image est illisible\u202F; choisissez-en une autre.');
  if (size.width > maxLogoSide || size.height > maxLogoSide)
    throw refused(`Ce logo dépasse ${maxLogoSide} pixels de côté\u202F; enregistrez-le plus petit.`);
  const content = Buffer.from(bytes).toString('base64');
  const logo = { fileName, mediaType, ...size, content };
  try {
    await renderReport({
      title: '',
      structure: '',
      logo: `data:${mediaType};base64,${content}`,
      on: deps.clock.today(),
      isDemo: false,
      paragraphs: [],
      parts: [],
      footer: '',
    });
  } catch {
    throw refused('Cette image ne s’imprime pas\u202F; enregistrez le logo en PNG ou en JPEG ordinaire.');
  }
  change(deps, (db) => writeSetting(db, KEY, logo));
}

/** Takes the logo away, and answers it; nothing happens where there is none. */
export function removeLogo(deps: Deps): StructureLogo | null {
  const removed = logoOf(deps.db);
  if (readSetting(deps.db, KEY) !== null) change(deps, (db) => deleteSetting(db, KEY));
  return removed;
}
