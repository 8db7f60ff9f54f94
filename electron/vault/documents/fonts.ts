import italic from '../../../resources/fonts/SourceSans3-Italic.ttf?inline';
import regular from '../../../resources/fonts/SourceSans3-Regular.ttf?inline';
import semiBold from '../../../resources/fonts/SourceSans3-SemiBold.ttf?inline';

/**
 * The typeface of the documents, inlined by the bundler: the same bytes from the sources, from `out/`, from a packaged
 * app and in a worker, without a path to find. This file is loaded at the first document only.
 */
const bytesOf = (dataUrl: string): Buffer => Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');

export interface FontFile {
  readonly name: string;
  readonly bytes: Buffer;
}
export const fontFiles: { readonly [style in 'normal' | 'bold' | 'italics']: FontFile } = {
  normal: { name: 'SourceSans3-Regular.ttf', bytes: bytesOf(regular) },
  bold: { name: 'SourceSans3-SemiBold.ttf', bytes: bytesOf(semiBold) },
  italics: { name: 'SourceSans3-Italic.ttf', bytes: bytesOf(italic) },
};
