/**
 * Copies of papers that come from outside: read apart, told by their content, refused where they do something by themselves.
 * Contract files and the papers of a person keep them; `attachment-content.ts` is loaded by the process that reads.
 */
export {
  isOpenable,
  lookAtAttachment,
  type ReadAttachment,
  readAttachmentFile,
} from './attachment-file';
