import { Textarea, type TextareaProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { DelicateWords } from './delicate-words';

/**
 * Several lines of free text, not bound to a form; grows with what is typed. Every free text of the window is one, and
 * warns of delicate words; `isAboutNobody` is for those that speak of a thing (a value of the law, a course, a task). What can no longer be
 * changed says nothing.
 */
export function TextAreaBox({
  isAboutNobody = false,
  disabled = false,
  value,
  ...rest
}: TextareaProps & { readonly value: string; readonly isAboutNobody?: boolean | undefined }): ReactNode {
  return (
    <Textarea
      autosize
      minRows={2}
      maxRows={12}
      {...rest}
      disabled={disabled}
      value={value}
      inputContainer={(box) => (
        <>
          {box}
          {isAboutNobody || disabled ? null : <DelicateWords text={value} />}
        </>
      )}
    />
  );
}
