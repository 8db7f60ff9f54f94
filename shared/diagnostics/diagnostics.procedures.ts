export const diagnosticsProcedures = {} as const;
