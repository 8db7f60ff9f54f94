/**
 * Components shared by the screens: theme, page frame, states (empty, loading, failure), fields, list, facts, badges.
 * They know nothing of a domain. `README.md` beside says which to use when.
 */

export { formatNumber as formatInteger } from '../../shared/base/text';
export { askBefore, askToGiveUp } from './ask-before';
export { ChosenFileField } from './chosen-file-field';
export { CopyButton } from './copy-button';
export { type Column, DataTable, type Sort, type TableSelection } from './data-table';
export { DateBox, DateField } from './date-field';
export { DrawnImage } from './drawn-image';
export { type DroppedScan, DroppedScans } from './dropped-scans';
export { Acronym, type Fact, Facts, LegalSource, Missing } from './facts';
export {
  CheckboxField,
  PhoneField,
  RadioField,
  SecretField,
  SegmentedField,
  SelectField,
  TextAreaField,
  TextField,
} from './fields';
export { Frame } from './frame';
export {
  count,
  enumerate,
  formatDateOrDash,
  formatEuros,
  formatInstant,
  formatTime,
} from './french';
export { type Job, JobProgress } from './job-progress';
export { AnchorLink, ButtonLink } from './links';
export { needed } from './needed';
export { MoneyBox, MoneyField, NumberBox, NumberField } from './number-field';
export { OpenBeside, useBesideKey } from './open-beside';
export { Page } from './page';
export { PrintButton, usePrintable } from './printing';
export { Private, PrivateDays, usePrivateText } from './private';
export { optionsOf, RecordFields } from './record-fields';
export { ScanLine } from './scan-line';
export { type OpenedScan, ScanViewer } from './scan-viewer';
export { SecretInput } from './secret-input';
export { useSecret } from './secrets';
export { EmptyState, FailureAlert, FailureNotice, ListSkeleton, Loaded, PageSkeleton } from './states';
export { StatusBadge, VerdictBadge } from './status-badge';
export { SubmitForm, SubmitModal, type Submitted, useSubmitForm } from './submit-form';
export { TextAreaBox } from './text-area';
export type { Tone } from './theme';
export {
  dateTexts,
  fieldTexts,
  formTexts,
  readingTexts,
} from './ui.texts';
export { useDroppedFiles } from './use-dropped-files';
export { isUnderDialog } from './use-page-keys';
export { type PagedRows, usePagedRows } from './use-paged-rows';
export { WeekField } from './week-grid';
export { Whole } from './whole';
