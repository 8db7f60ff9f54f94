export type Liasse = never;
export type LiasseAttachment = never;
export const renderLiasse = 0;
