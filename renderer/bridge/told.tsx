import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { failureOf, onAnswer } from './bridge';
import { bridgeTexts as texts } from './bridge.texts';
import { namesAll } from './told-about';

/*
 * The one way to tell something at the bottom of the window: what was done, what was refused, what is worth knowing. A
 * message carries its next act where there is one, and leaves with its cause: a refusal once the same act has succeeded, an
 * undo once it is done or once the record that it would put back has changed. `test/architecture/answers.test.ts` refuses
 * any other way.
 */

export interface NextAct {
  readonly label: string;
  readonly run: () => unknown;
}

export interface Telling {
  readonly title: string;
  readonly message?: ReactNode;
  /** What may be done next: open it, show it where it stands. */
  readonly acts?: readonly NextAct[];
  /** Takes back what was just done. `of`: what tells what it would put back; it goes when a later act names all of that. */
  readonly undo?: { readonly run: () => unknown; readonly of: readonly string[] };
}

interface Told extends Telling {
  /** What it is about: the same again takes its place. */
  readonly cause: string;
  readonly color?: string;
  /** Milliseconds; `false`: until it is closed, or its cause goes. */
  readonly stays: number | false;
}

/** Long enough to read it, and to reach the act that it offers. */
const TOLD_MS = 12_000;

/** Undo that stands on screen: what each would put back, by the id of its message. */
const undoable = new Map<string, readonly string[]>();

const hide = (id: string): void => {
  undoable.delete(id);
  notifications.hide(id);
};

function tell({ cause, title, message, acts = [], undo, color, stays }: Told): void {
  const all = undo === undefined ? acts : [...acts, { label: texts.undo, run: undo.run }];
  const shown = {
    id: cause,
    title,
    autoClose: stays,
    onClose: () => void undoable.delete(cause),
    message:
      message === undefined && all.length === 0 ? null : (
        <Stack gap={6}>
          {message === undefined ? null : (
            <Text size="sm" component="div">
              {message}
            </Text>
          )}
          {all.length === 0 ? null : (
            <Group gap="sm">
              {all.map(({ label, run }) => (
                <Button
                  key={label}
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    hide(cause);
                    void run();
                  }}
                >
                  {label}
                </Button>
              ))}
            </Group>
          )}
        </Stack>
      ),
    ...(color === undefined ? {} : { color }),
  };
  // The same cause again: one message, the latest.
  hide(cause);
  if (undo !== undefined) undoable.set(cause, undo.of);
  notifications.show(shown);
}

/** Tells that something is done, with what may be done next: open it, take it back. Answers what `tellOver` takes away. */
export function tellDone(telling: Telling): string {
  const cause = crypto.randomUUID();
  tell({ ...telling, cause, color: 'green', stays: TOLD_MS });
  return cause;
}

/** Tells what is so and stays so until `tellOver` of the same cause, or until it is closed. */
export const tellState = (cause: string, telling: Telling, color: 'amber' | 'green' = 'amber'): void =>
  tell({ ...telling, cause, color, stays: false });
export const tellOver = hide;

const refusalOf = (procedure: string | undefined): string => `refused:${procedure ?? ''}`;

/** Shows a refusal, for acts that have no better place for it. It goes once the same act succeeds. */
export function tellFailure(thrown: unknown): void {
  const failure = failureOf(thrown);
  if (failure.code === 'CANCELLED') return;
  tell({
    cause: refusalOf(failure.procedure),
    color: 'red',
    title: failure.reference === undefined ? texts.refused : texts.defect(failure.reference),
    message: failure.message,
    stays: TOLD_MS,
  });
}
onAnswer((name) => hide(refusalOf(name)));

/** An act has just changed something: what would put back the very thing that it names is no longer true. */
export function tellChanged(input: unknown): void {
  for (const [id, of] of undoable) if (namesAll(input, of)) hide(id);
}
