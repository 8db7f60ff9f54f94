/** Tabs of the values of the law, as they stand in the address of the page. */
export const referenceTabs = ['valeurs', 'arretes', 'referentiels', 'nomenclatures'] as const;
