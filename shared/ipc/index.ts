/**
 * The contract: the one map of procedures, alone on top of the domains, and the messages between processes.
 * Main's gate parses what goes in and what comes out with the same schemas that the forms use.
 */
export * from './contract';
export * from './invalid-input';
export * from './progress';
export * from './protocol';
export * from './reader';
export * from './sealing';
export * from './secrets';
export * from './wire';
