/**
 * Employers, on screen: what other domains take: how an establishment is picked, made and typed in place.
 * The list, the page of one employer and the form of a new one are reached by the router only (`routes.tsx`).
 * Fields: `shared/fields`; procedures: `shared/employers`.
 */
export { EmployerField, EmployerForm } from './employer-form';
export { EmployerPicker } from './employer-picker';
export { isEmployerField, NewEmployerForm, NewTutorForm } from './new-employer-form';
export { type EditedEmployer, useEmployerForm } from './use-employer-form';
