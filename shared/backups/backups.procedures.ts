export const backupsProcedures = {} as const;
