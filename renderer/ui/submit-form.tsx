import { zodResolver } from '@hookform/resolvers/zod';
import { Button, type ButtonProps, Group, Modal, type ModalProps, Stack } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import {
  type FieldPath,
  type FieldValues,
  type UseFormProps,
  type UseFormReturn,
  useForm,
  useFormState,
} from 'react-hook-form';
import type { z } from 'zod';
import { type AppFailure, failureOf } from '../bridge/bridge';
import { useFormDraft } from '../bridge/use-draft';
import { askToGiveUp } from './ask-before';
import { isSecret } from './secrets';
import { FailureAlert } from './states';
import { formTexts as texts } from './ui.texts';

interface SubmitOptions<T extends FieldValues, O, A> {
  /** What is sent; its sentences stand under the fields once sending was tried. */
  readonly schema: z.ZodType<O, T>;
  readonly defaults: NoInfer<T>;
  /** Where what is typed outlives a lock; none where a secret is typed. */
  readonly draftKey?: string;
  /** Sends. A refusal that it throws is told under the field that it names, else above the buttons. */
  readonly submit: (value: O) => Promise<A>;
  /** Sent, and the draft forgotten. */
  readonly onDone?: (answer: A) => unknown;
  /** Where the form stays once sent: what it then starts from. */
  readonly again?: (sent: T) => T;
  /** The field that a refusal is about, where it names none of this form. */
  readonly fieldOf?: (failure: AppFailure) => string | undefined;
  /** A second step sends what was typed as a secret: it empties the field itself, by `forgetSecrets`. */
  readonly hasSecondStep?: boolean;
  /** The code of a refusal after which a secret stays, to be corrected: a paper key with a wrong letter. */
  readonly correctable?: (failure: AppFailure) => boolean;
  /** For long forms, which say a fault as soon as it is typed. */
  readonly told?: Pick<UseFormProps, 'mode' | 'delayError'>;
}

export interface Submitted<T extends FieldValues> extends UseFormReturn<T> {
  /** Checks, then sends; the focus goes to the first field that is not right. */
  readonly send: (event?: FormEvent) => void;
  /** The last refusal. */
  readonly failure: AppFailure | null;
  /** The same, where no field tells it. */
  readonly untold: AppFailure | null;
  readonly forgetFailure: () => void;
  /** Empties the fields in which a secret was typed. */
  readonly forgetSecrets: () => void;
  /** An act that leaves the form: the draft goes, after a question where something was typed. */
  readonly leaving: (leave: () => unknown) => () => void;
}

/** The one idiom of a form that is sent by its button, drawn by `SubmitForm`: `README.md` says when. */
export function useSubmitForm<T extends FieldValues, O, A>(options: SubmitOptions<T, O, A>): Submitted<T> {
  const { schema, draftKey, told } = options;
  const [start] = useState<T>(options.defaults);
  const form = useForm<T>({
    values: start,
    resolver: zodResolver(schema, undefined, { raw: true }),
    ...told,
  });
  const draft = useFormDraft(draftKey, form, start, schema);
  const { isSubmitted } = form.formState;
  const isSending = useRef(false);
  useEffect(() => {
    if (!isSubmitted) return undefined;
    // Once tried, every change says all that is still not right: two dates are judged together.
    return form.subscribe({
      formState: { values: true },
      callback: ({ name }) => {
        // A field that the form itself empties is no fault of anybody's.
        if (name !== undefined && !isSending.current) void form.trigger();
      },
    });
  }, [form, isSubmitted]);
  const [failure, setFailure] = useState<AppFailure | null>(null);
  const fieldOf = (one: AppFailure): FieldPath<T> | null => {
    const isField = (name: string): name is FieldPath<T> => (name.split('.')[0] ?? '') in start;
    return [options.fieldOf?.(one), one.field].find((name) => name !== undefined && isField(name)) ?? null;
  };
  const forgetSecrets = (): void => {
    const wasSending = isSending.current;
    isSending.current = true;
    // Every field in which a secret is typed holds a text.
    for (const name of Object.keys(start).filter((one) => isSecret(form.control, one)))
      form.setValue(name as FieldPath<T>, '' as never);
    isSending.current = wasSending;
  };
  const sendOnce = async (typed: T): Promise<void> => {
    if (isSending.current) return;
    isSending.current = true;
    setFailure(null);
    try {
      const answer = await options.submit(schema.parse(typed));
      if (options.hasSecondStep !== true) forgetSecrets();
      draft.forget();
      if (options.again !== undefined) {
        draft.startAgain();
        form.reset(options.again(typed), { keepDefaultValues: true });
      }
      await options.onDone?.(answer);
    } catch (thrown) {
      const refusal = failureOf(thrown);
      if (options.correctable?.(refusal) !== true) forgetSecrets();
      if (refusal.code === 'CANCELLED') return;
      setFailure(refusal);
      const field = fieldOf(refusal);
      if (field === null) return;
      form.setError(field, { message: refusal.message });
      form.setFocus(field, { shouldSelect: true });
    } finally {
      isSending.current = false;
    }
  };
  return {
    ...form,
    send: (event) => {
      event?.preventDefault();
      // A dialog that a form of the page opens is not that form.
      event?.stopPropagation();
      void form.handleSubmit(sendOnce)();
    },
    failure,
    untold: failure === null || fieldOf(failure) !== null ? null : failure,
    forgetFailure: () => setFailure(null),
    forgetSecrets,
    leaving: (leave) => () => {
      const forgetAndLeave = (): void => {
        draft.forget();
        leave();
      };
      if (draft.isBegun()) askToGiveUp(forgetAndLeave);
      else forgetAndLeave();
    },
  };
}

interface SubmitFormProps<T extends FieldValues> {
  readonly form: Submitted<T>;
  readonly submitLabel: string;
  readonly submit?: ButtonProps;
  readonly cancelLabel?: string;
  readonly onCancel?: () => void;
  /** Name of the form, where several stand on a page. */
  readonly label?: string;
  readonly gap?: 'md' | 'lg';
  /** A step back stands at the left, an act given up beside the one that is done. */
  readonly isStep?: boolean;
  readonly children: ReactNode;
}

/** Draws a form and its buttons; Ctrl+Enter sends it from a long text too. */
export function SubmitForm<T extends FieldValues>(props: SubmitFormProps<T>): ReactNode {
  const {
    form,
    submitLabel,
    submit = {},
    cancelLabel = texts.cancel,
    onCancel,
    label,
    isStep = false,
  } = props;
  const { isSubmitting } = useFormState({ control: form.control });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.defaultPrevented) return;
    event.preventDefault();
    form.send();
  };
  return (
    <form
      onSubmit={form.send}
      onKeyDown={onKeyDown}
      noValidate
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <Stack gap={props.gap ?? 'md'}>
        {props.children}
        <FailureAlert failure={form.untold} />
        <Group justify={isStep ? 'space-between' : 'flex-end'}>
          {onCancel === undefined ? null : (
            <Button data-reads variant="default" onClick={onCancel}>
              {cancelLabel}
            </Button>
          )}
          <Button type="submit" loading={isSubmitting} {...submit}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The same in a dialog of its own. */
export function SubmitModal<T extends FieldValues>({
  title,
  size = 'md',
  ...rest
}: SubmitFormProps<T> & {
  readonly title: string;
  readonly size?: ModalProps['size'];
  readonly onCancel: () => void;
}): ReactNode {
  return (
    <Modal
      opened
      onClose={rest.onCancel}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <SubmitForm {...rest} />
    </Modal>
  );
}
