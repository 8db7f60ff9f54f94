; What electron-builder's own French says badly or not at all: it says « tu », and one line is in English. The same texts,
; as the rest of Vivier speaks. They replace those that were read before, which NSIS warns of: not here.
!macro customHeader
  !pragma warning push
  !pragma warning disable all
  LangString chooseInstallationOptions 1036 "Options d’installation"
  LangString chooseUninstallationOptions 1036 "Options de désinstallation"
  LangString whichInstallationShouldBeRemoved 1036 "Quelle installation faut-il supprimer ?"
  LangString whoShouldThisApplicationBeInstalledFor 1036 "Pour qui faut-il installer Vivier ?"
  LangString selectUserMode 1036 "Choisissez qui pourra ouvrir Vivier sur ce poste : vous seul, ou tous les utilisateurs."
  LangString whichInstallationRemove 1036 "Vivier est installé deux fois, pour vous seul et pour tous les utilisateurs.$\nQuelle installation faut-il supprimer ?"
  LangString freshInstallForAll 1036 "Installation pour tous les utilisateurs (mot de passe d’administrateur demandé)."
  LangString freshInstallForCurrent 1036 "Installation pour vous seul, sans droits particuliers."
  LangString onlyForMe 1036 "Pour moi seul"
  LangString forAll 1036 "Pour tous les utilisateurs de ce poste"
  LangString loginWithAdminAccount 1036 "Pour continuer, utilisez un compte qui a les droits d’administrateur."
  LangString perUserInstallExists 1036 "Vivier est déjà installé pour vous seul."
  LangString perUserInstall 1036 "Vivier est installé pour vous seul."
  LangString perMachineInstallExists 1036 "Vivier est déjà installé pour tous les utilisateurs."
  LangString perMachineInstall 1036 "Vivier est installé pour tous les utilisateurs."
  LangString reinstallUpgrade 1036 "Il sera réinstallé ou mis à jour."
  LangString uninstall 1036 "Il sera désinstallé."
  LangString appRunning 1036 "Vivier est ouvert.$\nVerrouillez-le et fermez-le, puis cliquez sur OK ; sinon, l’installation le fermera."
  LangString appClosing 1036 "Fermeture de Vivier…"
  LangString appCannotBeClosed 1036 "Vivier n’a pas pu être fermé.$\nFermez-le vous-même, puis cliquez sur Réessayer."
  LangString installing 1036 "Installation en cours…"
  LangString areYouSureToUninstall 1036 "Désinstaller Vivier ? Vos portefeuilles restent où ils sont."
  LangString decompressionFailed 1036 "Les fichiers n’ont pas pu être extraits. Lancez de nouveau l’installateur."
  LangString uninstallFailed 1036 "La version précédente n’a pas pu être retirée. Fermez Vivier, puis lancez de nouveau l’installateur."
  LangString win7Required 1036 "Vivier demande une version de Windows plus récente."
  LangString x64WinRequired 1036 "Vivier demande un Windows de 64 bits."
  !pragma warning pop
!macroend
