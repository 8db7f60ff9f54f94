/**
 * The board of the vivier: the people of the list by stage, and what waits of each. Above the lists, the contract files and
 * the law, which know nothing of each other. What a stage is: `shared/candidates`.
 * The service and the repository stand in `electron/vault/stages`, the screens in `renderer/candidates`.
 */
export * from './stages.procedures';
