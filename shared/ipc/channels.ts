/** The one channel for calls, and the one for what main tells the window by itself. Apart from the schemas: the preload needs no more. */
export const CALL_CHANNEL = 'vivier:call';
export const EVENT_CHANNEL = 'vivier:event';
