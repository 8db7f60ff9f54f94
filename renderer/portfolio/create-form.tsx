import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { ChosenFile } from '../../shared/base';
import { passphraseSchema, suggestPassphrase } from '../../shared/keys';
import { noProfile, type Profile } from '../../shared/settings';
import { type AppFailure, useAct } from '../bridge';
import { refreshSession } from '../bridge/session';
import { AdviserField, askedProfileSchema, StructureNameField, TerritoryField } from '../settings';
import { ChosenFileField, Frame, SubmitForm, useSubmitForm } from '../ui';
import {
  isTypedTwice,
  NewPassphraseFields,
  newPassphraseShape,
  noPassphrase,
  twice,
} from './new-passphrase-fields';
import { PaperKey } from './paper-key';
import { NewPlaceWarning } from './place-warning';
import { SuggestedPassphrase, slipOf } from './suggested-passphrase';
import { welcomeTexts as texts } from './welcome.texts';

const base = z.object({ file: z.custom<ChosenFile>().nullable(), ...newPassphraseShape });
const suggested = base.extend({ newPassphrase: passphraseSchema });
/** What is typed is the phrase suggested, or one of the person's own, twice. */
const schemaFor = (suggestion: string | null) =>
  suggestion === null
    ? base.refine(isTypedTwice, twice)
    : suggested.refine(({ newPassphrase }) => newPassphrase === suggestion, {
        path: ['newPassphrase'],
        error: ({ input }) => slipOf(String(Reflect.get(Object(input), 'newPassphrase')), suggestion),
      });
/** Drawn in the window: what is never sent needs no seal. */
const drawn = (): string => suggestPassphrase((numbers) => crypto.getRandomValues(numbers));
const fieldOf = ({ code }: AppFailure): string | undefined =>
  code === 'PLACE_NOT_LOCAL' || code === 'PORTFOLIO_EXISTS' || code === 'FOLDER_MISSING' ? 'file' : undefined;

/**
 * A new portfolio, in steps: who and where, its passphrase, its paper key. Nothing is written on the disk before the key has been
 * typed back; what was typed stays when one goes back, secrets excepted once they were sent. Without another place, the file goes
 * to Vivier's folder of this computer. Preparing takes about a second: the key is made slow on purpose.
 */
export function CreateForm({ onBack }: { readonly onBack: () => void }): ReactNode {
  const [profile, setProfile] = useState<Profile | null>(null);
  const [suggestion, setSuggestion] = useState<string | null>(drawn);
  const copied = useState(false);
  const [isCopied, setIsCopied] = copied;
  const [place, setPlace] = useState<ChosenFile | null>(null);
  const chooseLocal = useAct('files.chooseLocal', { isQuiet: true });
  const prepare = useAct('portfolio.prepare', { isQuiet: true });
  const create = useAct('portfolio.create', { isQuiet: true });
  const about = useSubmitForm({
    schema: askedProfileSchema,
    defaults: noProfile,
    submit: async (asked) => setProfile(asked),
  });
  const secret = useSubmitForm({
    schema: schemaFor(suggestion),
    defaults: { file: null, ...noPassphrase },
    submit: async ({ file, newPassphrase }) => {
      const given = file ?? (await chooseLocal.mutateAsync({ suggestedName: texts.fileName })).file;
      setPlace(given);
      await prepare.mutateAsync({
        file: given.handle,
        passphrase: newPassphrase,
        profile: profile ?? noProfile,
      });
      // It has served: nothing of it stays in the page.
      if (suggestion !== null) setSuggestion('');
    },
    fieldOf,
  });
  const { control } = secret;
  const file = useWatch({ control, name: 'file' });
  const backToPassphrase = (): void => {
    setIsCopied(false);
    prepare.reset();
    if (suggestion !== null) setSuggestion(drawn());
  };
  /** Begins again with another phrase, or with none: what was typed of the former is gone. */
  const write = (another: string | null): void => {
    secret.reset({ file, ...noPassphrase });
    secret.forgetFailure();
    setSuggestion(another);
  };

  if (profile === null)
    return (
      <Frame
        key="profile"
        title={texts.profile}
        step={texts.step(1)}
        lead={texts.profileLead}
        onBack={onBack}
      >
        <SubmitForm
          form={about}
          gap="lg"
          submitLabel={texts.goOn}
          cancelLabel={texts.back}
          onCancel={onBack}
          isStep
        >
          <AdviserField control={about.control} name="adviser" autoFocus />
          <StructureNameField control={about.control} name="structureName" />
          <TerritoryField control={about.control} name="territory" />
        </SubmitForm>
      </Frame>
    );
  if (prepare.data !== undefined && place !== null)
    return (
      <Frame
        key="paper"
        title={texts.paper}
        step={texts.step(3)}
        width={620}
        lead={texts.paperLead}
        onBack={isCopied ? () => setIsCopied(false) : backToPassphrase}
      >
        <PaperKey
          sheet={prepare.data}
          confirmLabel={texts.made}
          confirm={(recoveryKey) => create.mutateAsync({ file: place.handle, recoveryKey })}
          onDone={refreshSession}
          cancelLabel={texts.back}
          onCancel={backToPassphrase}
          copied={copied}
        />
      </Frame>
    );
  const backToProfile = (): void => setProfile(null);
  return (
    <Frame
      key="passphrase"
      title={texts.passphrase}
      step={texts.step(2)}
      width={620}
      lead={texts.passphraseLead}
      onBack={backToProfile}
    >
      <SubmitForm
        form={secret}
        gap="lg"
        submitLabel={texts.goOn}
        cancelLabel={texts.back}
        onCancel={backToProfile}
        isStep
      >
        {suggestion === null ? (
          <>
            <NewPassphraseFields
              control={control}
              name="newPassphrase"
              again="again"
              label={texts.ownLabel}
              names={[file?.name ?? texts.fileName, profile.structureName, profile.adviser]}
            />
            <Group>
              <Button variant="subtle" size="compact-md" onClick={() => write(drawn())}>
                {texts.suggest}
              </Button>
            </Group>
          </>
        ) : (
          <SuggestedPassphrase
            control={control}
            name="newPassphrase"
            suggestion={suggestion}
            onAnother={() => write(drawn())}
            onOwn={() => write(null)}
          />
        )}
        <ChosenFileField
          control={control}
          name="file"
          label={texts.file}
          none={texts.here}
          save={{ purpose: 'portfolio', suggestedName: texts.fileName }}
        />
        <NewPlaceWarning file={file} onFile={(local) => secret.setValue('file', local)} />
      </SubmitForm>
    </Frame>
  );
}
