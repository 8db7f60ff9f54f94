export const draftsProcedures = {} as const;
