export const handoverProcedures = {} as const;
