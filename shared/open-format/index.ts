/**
 * The open format: a whole portfolio as a folder of JSON lines, which any tool reads, and from which a portfolio is made
 * again. Kinds of records, manifest and schemas stand here; `electron/vault/open-format` writes and reads the folder. ADR 40.
 */
export * from './access-copy';
export * from './json-schema';
export * from './manifest';
export * from './records';
