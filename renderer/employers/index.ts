/**
 * Employers, on screen: what other domains take: how an establishment is picked.
 * The list, the page of one employer and the form of a new one are reached by the router only (`routes.tsx`).
 * Fields: `shared/fields`; procedures: `shared/employers`.
 */
export { EmployerPicker } from './employer-picker';
