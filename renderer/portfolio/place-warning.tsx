import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ChosenFile, Place } from '../../shared/base';
import { useAct } from '../bridge/procedures';
import { refreshSession } from '../bridge/session';
import { tellDone } from '../bridge/told';
import { placeTexts as texts } from './portfolio.texts';
import { welcomeTexts } from './welcome.texts';

/** One sentence on a place that is not this computer's own disk, and the local alternative; nothing for a local file. */
function PlaceNotice({
  place,
  onKeepLocal,
  isBusy,
}: {
  readonly place: Place | null | undefined;
  readonly onKeepLocal: () => void;
  readonly isBusy: boolean;
}): ReactNode {
  if (!place || place.kind === 'local') return null;
  return (
    <Alert color="amber" icon={<IconAlertTriangle aria-hidden />} role="status">
      <Stack gap="sm" align="flex-start">
        <Text>
          {place.kind === 'network' ? texts.network : texts.synchronised(place.service ?? texts.someService)}
        </Text>
        <Button variant="default" size="compact-md" onClick={onKeepLocal} loading={isBusy}>
          {texts.keepLocal}
        </Button>
      </Stack>
    </Alert>
  );
}

/** Under the choice of a new portfolio's file: warns, and offers a file of this computer in its stead. */
export function NewPlaceWarning({
  file,
  onFile,
}: {
  readonly file: ChosenFile | null;
  readonly onFile: (file: ChosenFile) => void;
}): ReactNode {
  const chooseLocal = useAct('files.chooseLocal');
  return (
    <PlaceNotice
      place={file?.place}
      isBusy={chooseLocal.isPending}
      onKeepLocal={() =>
        chooseLocal.mutate(
          { suggestedName: file?.name.slice(0, 200) ?? welcomeTexts.fileName },
          { onSuccess: ({ file: local }) => onFile(local) },
        )
      }
    />
  );
}

/** By the known portfolio: warns, and offers to copy it to this computer; the former file stays where it was. */
export function KnownPlaceWarning({
  place,
  name,
}: {
  readonly place: Place | null | undefined;
  readonly name: string | null;
}): ReactNode {
  const { keep, isBusy } = useKeepLocal(name);
  return <PlaceNotice place={place} isBusy={isBusy} onKeepLocal={keep} />;
}

/** Copies the known portfolio to a folder of this computer, which becomes where it stands. */
export function useKeepLocal(name: string | null): { readonly keep: () => void; readonly isBusy: boolean } {
  const chooseLocal = useAct('files.chooseLocal');
  const relocate = useAct('portfolio.relocate');
  const keep = (): void =>
    chooseLocal.mutate(
      { suggestedName: name?.slice(0, 200) ?? welcomeTexts.fileName },
      {
        onSuccess: ({ file }) =>
          relocate.mutate(
            { file: file.handle },
            {
              onSuccess: () => {
                tellDone({
                  title: texts.kept,
                  message: texts.keptMeans(file.name),
                });
                return refreshSession();
              },
            },
          ),
      },
    );
  return { keep, isBusy: chooseLocal.isPending || relocate.isPending };
}
