/**
 * Employers: the establishments that hire, with their contacts and tutors.
 * Their procedures; the fields, with identifiers (SIRET, NAF, IDCC), their checks and branch tables: `shared/fields`.
 * The service and the repository stand in `electron/vault/employers`, the screens in `renderer/employers`.
 */
export * from './employers.procedures';
