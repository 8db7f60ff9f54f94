/**
 * Employers: the establishments that hire, with their contacts and tutors.
 * Their model, identifiers (SIRET, NAF, IDCC) with their checks, branch tables, and procedures.
 * The service and the repository stand in `electron/vault/employers`, the screens in `renderer/employers`.
 */
export * from './branches';
export * from './employer.schema';
export * from './employers.procedures';
export * from './identifiers';
export * from './naf';
