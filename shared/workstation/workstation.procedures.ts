export const workstationProcedures = {} as const;
