export const keysProcedures = {} as const;
