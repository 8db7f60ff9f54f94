import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPhoto, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useCallback } from 'react';
import type { StructureLogo } from '../../shared/settings';
import { call, tellDone, tellFailure, useAct, useProcedure } from '../bridge';
import { DrawnImage, Loaded } from '../ui';
import classes from './settings.module.css';
import { logoTexts as texts } from './settings.texts';

/** The logo of the structure, at the head of what is printed: chosen, looked at, taken away and put back. */
export function LogoSection(): ReactNode {
  const query = useProcedure('settings.logo', {});
  return <Loaded query={query}>{({ logo }) => <Logo logo={logo} />}</Loaded>;
}

function Logo({ logo }: { readonly logo: StructureLogo | null }): ReactNode {
  const save = useAct('settings.saveLogo', { isQuiet: true });
  const remove = useAct('settings.removeLogo', { isQuiet: true });
  const putBack = useAct('settings.putLogoBack', { isQuiet: true });
  const choose = async (): Promise<void> => {
    try {
      const { file } = await call('files.chooseToOpen', { purpose: 'logo' });
      if (file === null) return;
      await save.mutateAsync({ file: file.handle });
      tellDone({ title: texts.saved, message: texts.where });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  const takeAway = async (): Promise<void> => {
    try {
      const { removed } = await remove.mutateAsync({});
      if (removed === null) return;
      const { fileName, bytes } = removed;
      tellDone({
        title: texts.removed,
        message: fileName,
        undo: { run: () => putBack.mutateAsync({ fileName, bytes }).catch(tellFailure), of: ['logo'] },
      });
    } catch (thrown) {
      tellFailure(thrown);
    }
  };
  return (
    <Stack gap="sm" align="flex-start">
      {logo === null ? null : <LogoImage logo={logo} />}
      <Text size="sm" c="dimmed">
        {texts.help}
      </Text>
      <Group gap="sm">
        <Button
          variant="default"
          aria-busy={save.isPending}
          leftSection={<IconPhoto size={16} aria-hidden />}
          onClick={() => void choose()}
        >
          {logo === null ? texts.choose : texts.change}
        </Button>
        {logo === null ? null : (
          <Button
            variant="subtle"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => void takeAway()}
          >
            {texts.remove}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function LogoImage({ logo }: { readonly logo: StructureLogo }): ReactNode {
  const { bytes, mediaType } = logo;
  const read = useCallback(async () => ({ bytes: new Uint8Array(bytes) }), [bytes]);
  return (
    <DrawnImage read={read} mediaType={mediaType} label={texts.image} height={64} className={classes.logo} />
  );
}
