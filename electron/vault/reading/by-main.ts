import type { ReaderNews, ReaderOrder } from '../../../shared/ipc';
import type { ReaderListener, StartReader } from './start';

/** Readers that main starts for the vault, by messages between the two. */
export interface ReadersByMain {
  readonly start: StartReader;
  /** To be called with every news that main sends. */
  readonly hear: (news: ReaderNews) => void;
}

/** What speaks of a reader that was stopped meanwhile is heard by nobody. */
export function startByMain(send: (order: ReaderOrder) => void): ReadersByMain {
  const listening = new Map<number, ReaderListener>();
  let lastId = 0;
  return {
    start: (job, listener) => {
      lastId += 1;
      const id = lastId;
      listening.set(id, listener);
      send({ type: 'reader', id, order: 'start', job });
      return {
        stop: () => {
          if (listening.delete(id)) send({ type: 'reader', id, order: 'stop' });
        },
      };
    },
    hear: (news) => {
      const listener = listening.get(news.id);
      if (news.news === 'said') listener?.said(news.word);
      else {
        listening.delete(news.id);
        listener?.ended();
      }
    },
  };
}
