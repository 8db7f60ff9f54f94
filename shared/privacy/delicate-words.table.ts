/*
 * The words that a free text warns of, and the same words where they mean something else. This file is read as a
 * document: one expression between two `;`, written as in French (accents and case do not count). A word stands whole:
 *
 *   malade{s}          the word with each ending of the set `s` below
 *   un/une             one word or the other
 *   <peuple>           any word of the group below
 *
 * What advisers say every day in another sense stands in an expression (« est sourd », not « sourd »), or in `everyday`,
 * which wins where it is the longer. Statuses that Vivier itself asks for (RQTH, AAH, MDPH as the office) are not here.
 */

/** Article 9 of the RGPD: health, opinions, origin, sex life. Article 10: offences. */
export const delicateCategories = ['health', 'offence', 'opinion', 'origin', 'sexLife'] as const;
export type DelicateCategory = (typeof delicateCategories)[number];

export const endings: Readonly<Record<string, readonly string[]>> = {
  s: ['', 's'],
  x: ['', 'x'],
  e: ['', 'e', 's', 'es'],
  ne: ['', 'ne', 's', 'nes'],
  le: ['', 'le', 's', 'les'],
  eux: ['eux', 'euse', 'euses'],
  if: ['if', 'ifs', 'ive', 'ives'],
  ier: ['ier', 'ière', 'iers', 'ières'],
  iste: ['isme', 'iste', 'istes'],
  ie: ['ie', 'ies', 'ique', 'iques'],
  // A verb: the forms that a note has, participles included.
  er: 'e es ent er ez é ée és ées a ait aient ant era eront erait eraient'.split(' '),
};

export const groups: Readonly<Record<string, string>> = {
  ethnie: `africain{e} arabe{s} maghrébin{e} asiatique{s} antillais{e} berbère{s} kabyle{s} kurde{s} tzigane{s} tsigane{s}
    gitan{e} manouche{s} rom roms kanak{s} tamoul{e} tchétchène{s} subsaharien{ne}`,
  peuple: `<ethnie> algérien{ne} marocain{e} tunisien{ne} malien{ne} sénégalais{e} ivoirien{ne} guinéen{ne} congolais{e}
    camerounais{e} comorien{ne} malgache{s} guadeloupéen{ne} martiniquais{e} réunionnais{e} haïtien{ne} mahorais{e} turc{s}
    turque{s} arménien{ne} syrien{ne} libanais{e} irakien{ne} iranien{ne} afghan{e} pakistanais{e} indien{ne} chinois{e}
    vietnamien{ne} cambodgien{ne} portugais{e} espagnol{e} italien{ne} polonais{e} roumain{e} bulgare{s} russe{s}
    ukrainien{ne} albanais{e} kosovar{e} serbe{s} mauritanien{ne} égyptien{ne} brésilien{ne} colombien{ne} angolais{e}
    rwandais{e} nigérian{e} ghanéen{ne} togolais{e} béninois{e}`,
  corps: `dos genou{x} dents coeur poumon{s} peau ventre tête yeux vue oreille{s} épaule{s} hanche{s} cheville{s} poignet{s}
    jambe{s} bras rein{s}`,
  soignant: 'psychologue psychiatre psy psychothérapeute orthophoniste addictologue neurologue cardiologue',
  drogue: 'cannabis cocaïne héroïne shit ecstasy kétamine',
  fait: 'vol vols violence violences trafic conduite escroquerie agression outrage recel stupéfiants menaces',
  qui: 'personne jeune homme femme fille garçon famille candidat candidate père mère',
  un: 'un une le la l son sa des les ses',
};

/** After them comes a name: « M. Chrétien », « Mme Gay ». */
export const civilities: readonly string[] = 'm mme mlle monsieur madame mademoiselle'.split(' ');

/** Expressions under a heading that only says what they have in common. */
type Headed = Readonly<Record<string, string>>;

export const delicate: Readonly<Record<DelicateCategory, Headed>> = {
  health: {
    illness: `
      maladie{s} ; malade{s} ; arrêt{s} de travail ; problème{s}/souci{s}/ennui{s}/trouble{s}/raison{s}/motif{s} de santé
      état de santé ; santé fragile/mentale/dégradée ; suivi{s} médical/médicaux ; dossier médical ; raison{s} médicale{s}
      traitement{s} médical/médicaux/médicamenteux/lourd/lourds ; sous traitement ; sous médicament{s} ; prend/prendre des médicaments
      été diagnostiqué{e} ; diagnostic médical/psychiatrique ; symptôme{s} ; pathologie{s} ; contre-indication{s} médicale{s}
      restriction{s} médicale{s} ; hospitalisation{s} ; hospitalis{er} ; convalescence{s} ; convalescent{e} ; rechut{er}
      mi-temps thérapeutique ; inapte{s} ; inaptitude{s} ; invalidité{s} ; taux d’incapacité`,
    injuries: `
      eu un accident ; victime d’un accident ; suite à un/son accident du travail ; son accident ; en accident du travail
      été opéré{e} ; être opéré{e} ; se faire opérer ; s’est fait opérer ; opéré{e} du/des <corps> ; opéré{e} de la/l <corps> ; opération du/des <corps>
      opération{s} chirurgicale{s} ; intervention{s} chirurgicale{s} ; fracture{s} ; entorse{s} ; bras plâtré ; jambe plâtrée ; avec/des/en béquilles
      hernie{s} ; lombalgie{s} ; sciatique{s} ; tendinite{s} ; scoliose{s} ; arthrose{s} ; mal au/aux <corps> ; mal à la/l <corps>
      mal/maux de dos/tête/dents/ventre ; problème{s}/souci{s}/douleur{s} de/du/au/aux <corps> ; problème{s}/douleur{s} à la/l <corps>`,
    diseases: `
      cancer{s} ; cancér{eux} ; tumeur{s} ; leucémie{s} ; chimiothérapie{s} ; radiothérapie{s} ; diabète{s} ; diabétique{s} ; épilepsie{s}
      épileptique{s} ; asthme{s} ; asthmatique{s} ; allerg{ie} ; sida ; vih ; séroposit{if} ; hépatite{s} ; tuberculose{s}
      covid long ; eu le/la covid ; posit{if} au covid ; sclérose{s} ; mucoviscidose{s} ; drépanocytose{s} ; endométriose{s}
      hémophil{ie} ; hémophile{s} ; eczéma{s} ; psoriasis ; infarctus ; cardiaque{s} ; avc ; migraine{s} ; insomnie{s} ; anémie{s}
      anémique{s} ; obésité{s} ; obèse{s} ; surpoids`,
    mind: `
      dépression{s} ; dépress{if} ; déprim{er} ; burn-out ; burnout ; suicide{s} ; suicid{er} ; suicidaire{s} ; scarifi{er} ; scarification{s}
      anorex{ie} ; boulim{ie} ; psychose{s} ; psychotique{s} ; névrose{s} ; névrosé{e} ; schizophrén{ie} ; schizophrène{s} ; bipolaire{s}
      bipolarité{s} ; paranoïa ; paranoïaque{s} ; borderline ; psychiatr{ie} ; psychiatre{s} ; psychothérapie{s} ; psychothérapeute{s}
      antidépresseur{s} ; anxiolytique{s} ; neuroleptique{s} ; somnifère{s} ; crise{s} d’angoisse{s} ; attaque{s} de panique
      phob{ie} ; agoraphobe{s} ; agoraphob{ie} ; souffrance psychique/psychologique ; fragile psychologiquement ; suivi{s} psychologique{s}
      trouble{s} psychique{s}/psychologique{s}/mental/mentaux/anxieux/alimentaire{s}/bipolaire{s}/cognitif{s}/autistique{s}/dys
      trouble{s} du comportement/sommeil/langage ; trouble{s} de l’attention/humeur/apprentissage ; fragilité{s} psychologique{s}/psychique{s}
      suivi{e} par <un> <soignant> ; voit/consulte/consulté <un> <soignant> ; rendez-vous chez <un> <soignant>`,
    disability: `
      handicap{s} ; handicapé{e} ; autisme{s} ; autiste{s} ; autistique{s} ; asperger ; trisom{ie} ; dyslex{ie} ; dysphas{ie} ; dysprax{ie}
      dyscalcul{ie} ; dysorthograph{ie} ; tdah ; hyperact{if} ; hyperactivité{s} ; retard mental/intellectuel ; malvoyant{e} ; non-voyant{e}
      déficience{s} intellectuelle{s}/mentale{s}/visuelle{s}/auditive{s}/motrice{s} ; déficient{e} intellectuel{le}/mental{e}/visuel{le}/audit{if}/mentaux
      malentendant{e} ; surdité{s} ; sourd{e} et muet/muette ; sourd{e} de naissance ; sourd{e}-muet/muette ; est/devenu/devenue sourd{e}
      est/devenu/devenue aveugle{s} ; fauteuil roulant ; amput{er} ; amputation{s} ; paralysie{s} ; paralysé{e} du/des/depuis ; paraplég{ie}
      tétraplég{ie} ; hémiplég{ie} ; bègue{s} ; bégaie ; bégaye ; bégaiement{s} ; scolarisé{e} en ulis/ime/itep ; scolarité en ulis/ime/itep
      sortant{e}/sort/sorti{e} d’ime/itep/ulis ; orientation/orienté{e} esat ; orienté{e} en/vers esat ; sous tutelle ; curatelle{s}`,
    addictions: `
      addiction{s} ; addict{e} ; toxicoman{ie} ; toxicomane{s} ; drogue{s} ; drogu{er} ; alcoolisme ; alcoolique{s} ; alcoolisé{e}
      alcoolisation{s} ; alcoolémie{s} ; problème{s} d’alcool ; problème{s} avec l’alcool ; dépendance{s} à l’alcool ; dépendance{s} au <drogue>/jeu
      dépendant{e} à l’alcool ; sent l’alcool ; emprise de l’alcool ; abus d’alcool ; arrêté/arrêter l’alcool ; consommation d’alcool ; boit trop
      <drogue> ; désintoxication{s} ; en cure ; sevrage{s} ; est sevré{e} ; méthadone ; subutex ; csapa ; addictologie{s} ; addictologue{s} ; overdose{s}`,
    pregnancy: `
      grossesse{s} ; est/était/serait/tombée/elle enceinte ; enceinte de/d/depuis ; accouch{er} ; accouchement{s} ; fausse{s} couche{s} ; ivg
      avort{er} ; avortement{s}`,
  },
  offence: {
    judged: `
      condamnation{s} ; condamn{er} ; casier{s} judiciaire{s} ; casier vierge/chargé ; récidive{s} ; récidiv{er} ; récidiviste{s} ; délinquance{s}
      délinquant{e} ; infraction{s} ; délit{s} ; crime{s} ; antécédent{s} judiciaire{s} ; mis/mise en examen ; inculp{er}
      garde{s} à vue ; comparution{s} ; correctionnel ; correctionnelle ; tribunal pour enfants ; cour d’assises ; poursuivi{e} pour <fait>
      juge des/pour enfants ; juge de l’application des peines ; juge d’application des peines ; juge d’instruction ; affaire{s} pénale{s}
      problème{s}/ennui{s}/souci{s}/passé/suivi{s} judiciaire{s} ; problème{s}/ennui{s} avec la justice/police ; situation/mesure{s} judiciaire{s}
      sous main de justice ; connu{e} de la police/justice ; connu{e} des services de police ; rappel à la loi ; composition pénale`,
    sentences: `
      prison{s} ; incarcér{er} ; incarcération{s} ; emprisonn{er} ; emprisonnement{s} ; détention provisoire ; en détention
      sort/sorti{e}/sortant{e}/sortie de détention ; ancien{ne} détenu{e} ; maison{s} d’arrêt ; centre{s} pénitentiaire{s}
      sous écrou ; levée d’écrou ; mandat de dépôt ; purg{er} une/sa peine ; aménagement de peine ; avec sursis ; sursis probatoire
      sursis avec mise à l’épreuve ; libération conditionnelle ; liberté conditionnelle/surveillée ; semi-liberté ; bracelet{s} électronique{s}
      surveillance électronique ; contrôle judiciaire ; travail/travaux d’intérêt général ; un/son/ses/des tig ; heures de tig
      stage de citoyenneté ; permission de sortir ; suivi socio-judiciaire ; suivi{e} par le/la/un spip/pjj ; suivi{s} spip/pjj
      convoqué{e} au spip ; mesure{s} spip/pjj ; éducateur/éducatrice/foyer pjj ; éducateur/éducatrice de la pjj ; cpip ; centre éducatif fermé/renforcé`,
    acts: `
      a/avait/aurait/avoir volé ; vol{s} à l’étalage/arraché ; vol{s} à main armée ; vol{s} aggravé{s} ; vol{s} avec violence{s} ; pour vol/vols ; commis un/des vol{s}
      cambriol{er} ; cambriolage{s} ; braquage{s} ; braqueur{s} ; racket{s} ; rackett{er} ; escroquerie{s} ; recel ; stupéfiant{s}
      trafic de drogue/armes/<drogue> ; trafic d’armes ; deale ; dealait ; dealer{s} ; dealeur{s} ; port d’arme{s} ; agress{er} ; agression{s} ; agresseur{s}
      agression{s} sexuelle{s} ; violence{s} conjugale{s}/familiale{s}/intrafamiliale{s}/sexuelle{s} ; victime{s} de violence{s} ; violence{s} envers/sur
      viol{s} ; violeur{s} ; inceste{s} ; harcèlement sexuel ; victime{s} de harcèlement ; homicide{s} ; meurtre{s} ; meurtr{ier} ; porté/porte/porter plainte
      dépôt de plainte ; déposé plainte ; déposé une plainte ; outrage à agent ; conduite en état d’ivresse ; conduite sous l’emprise ; ivresse au volant`,
  },
  opinion: {
    political: `
      opinion{s}/conviction{s}/idée{s}/engagement{s} politique{s} ; engagé{e} politiquement ; parti{s} politique{s} ; extrême droite/gauche
      ultradroite ; ultragauche ; est de gauche/droite ; vote/votait/voté/voter à gauche/droite ; militant{e} ; milite ; militait
      commun{iste} ; anarch{iste} ; royal{iste} ; fasc{iste} ; gauchiste{s} ; trotskiste{s} ; macroniste{s} ; complot{iste} ; parti socialiste/communiste
      front national ; rassemblement national ; france insoumise ; encarté{e} ; membre/adhérent{e} d’un parti ; membre/adhérent{e} du parti
      radicalis{er} ; radicalisation{s}`,
    union: `
      syndiqu{er} ; syndicaliste{s} ; syndicalisme ; appartenance/activité{s} syndicale{s} ; engagement{s}/mandat{s} syndical/syndicaux ; adhère à un syndicat
      membre/adhérent{e} d’un syndicat ; membre/adhérent{e} du syndicat ; à la cgt/cfdt/cftc ; militant{e} cgt/cfdt/cftc/fo ; carte de la cgt/cfdt ; gréviste{s}
      a fait grève ; faire grève ; participé à la/une grève`,
    religious: `
      religion{s} ; opinion{s}/conviction{s}/croyance{s}/pratique{s}/appartenance/obligation{s} religieuse{s} ; signe{s}/motif{s} religieux
      raison{s}/fête{s}/tenue{s}/confession religieuse{s} ; de confession ; musulman{e} ; islam ; islamique{s} ; islam{iste} ; chrétien{ne}
      catholique{s} ; catholicisme ; protestant{e} ; protestantisme ; évangélique{s} ; pentecôtiste{s} ; juif{s} ; juive{s} ; judaïsme ; israélite{s}
      bouddh{iste} ; hindou{e} ; hindouisme ; sikh{s} ; témoin{s} de jéhovah ; mormon{e} ; salaf{iste} ; athée{s} ; athéisme ; agnostique{s}
      franc-maçon{ne} ; francs-maçons ; est/était/très/non/pas croyant{e} ; est/était/très/non/pas pratiquant{e} ; est/était très croyant{e}/pratiquant{e}
      sa foi ; foi religieuse ; ramadan ; carême ; l’aïd ; shabbat ; sabbat ; kippour ; porte/porter/portait le/un voile ; port du voile ; voilée{s} ; foulard islamique
      hijab{s} ; niqab{s} ; burqa{s} ; kippa{s} ; sa prière ; ses prières ; heure{s} de prière{s} ; pour la prière ; mange/mangeait/repas/régime halal/casher
      va/allait à l’église ; va/allait à la messe/mosquée/synagogue ; fréquente la/une mosquée/église/synagogue ; imam{s} ; secte{s}`,
    philosophical: 'conviction{s}/opinion{s}/croyance{s} philosophique{s}',
  },
  origin: {
    said: `
      origine{s} <peuple> ; origine{s} étrangère{s}/ethnique{s}/raciale{s} ; parents/père/mère/famille/communauté/accent <peuple> ; fort accent ; accent prononcé
      de type <ethnie> ; <qui> <ethnie> ; issu{e} de l’immigration ; immigré{e} ; ethnie{s} ; ethnique{s}`,
    appearance: `
      couleur de peau ; couleur de sa peau ; peau noire/blanche/mate/foncée ; noir{e} de peau ; <qui> noir{e} ; race noire/blanche/arabe ; métis ; métisse{s}
      beur{s} ; beurette{s} ; renoi{s} ; rebeu{s} ; blédard{e}`,
    peoples:
      'gens du voyage ; gitan{e} ; manouche{s} ; tsigane{s} ; tzigane{s} ; yéniche{s} ; roms ; maghrébin{e}',
  },
  sexLife: {
    said: `
      homosexuel{le} ; homosexualité ; hétérosexuel{le} ; bisexuel{le} ; bisexualité ; lesbienne{s} ; est/couple/dit/jeune/homme gay ; gays ; pédé{s}
      transgenre{s} ; transsexuel{le} ; transition de genre ; changement de sexe ; dysphorie de genre ; identité de genre ; orientation{s} sexuelle{s}
      vie sexuelle/intime ; sexualité{s} ; relation{s} sexuelle{s} ; rapport{s} sexuels ; coming-out ; lgbt ; prostitution{s} ; prostitu{er}
      travailleuse{s} du sexe ; contraception{s} ; contracept{if} ; libertin{e}`,
  },
};

/** The same words in another sense: bodies, trades, things, places. Nothing warns of them. */
export const everyday: Headed = {
  bodies: `
    assurance{s} maladie ; branche maladie ; caisse{s} maladie ; secours catholique ; action catholique ; entraide/fondation/fédération protestante
    lycée/collège/école/institut/université/enseignement catholique/protestant/juif/musulman ; universités/instituts/lycées/collèges/écoles catholiques ; institution catholique/protestante/juive
    travailleur{s}/travailleuse{s} handicapé{e} ; personnes/élèves/enfants/adultes handicapés/handicapées ; personnes/élèves/enfants/adultes en situation de handicap
    allocation d’éducation de l’enfant handicapé
    référent{e}/mission/diversité/correspondant{e}/pôle/service/politique/accord handicap ; hospitalisation à domicile ; hospitalisation privée ; établissement{s} d’hospitalisation
    ligue/recherche/lutte contre le cancer
    prévention de la délinquance/radicalisation/récidive ; prévention du suicide ; prévention des addictions ; lutte contre la délinquance
    rassemblement national des/du ; sous tutelle du/de`,
  trades: `
    surveillant{e}/gardien{ne} de prison{s} ; surveillant{e}/gardien{ne} de la prison ; infirm{ier} en psychiatrie ; infirm{ier} psychiatrique{s}
    aide-soignant{e} en psychiatrie ; devenir psychiatre ; métier de psychiatre ; massage{s} cardiaque{s} ; fréquence cardiaque
    auprès de/des malades ; soin{s} aux malades ; transport de/des malades ; chambre{s} de malade{s} ; enfant{s} malade{s}
    métiers/secteur/champ du handicap ; accompagnement du handicap ; garde malade{s} ; brigade des stupéfiants`,
  things: `
    fracture{s} numérique{s}/sociale{s}/territoriale{s} ; entorse{s} au règlement/contrat/planning ; entorse{s} aux règles/horaires ; entorse{s} à la règle/loi
    dépression{s} atmosphérique{s}/tropicale{s}/météorologique{s}/économique{s} ; dépression arrive/venue/océanique/attendue
    porte{s}/issue{s}/entrée{s}/fenêtre{s}/accès/voie{s}/sortie{s} condamné{e} ; condamn{er} la/une/cette porte ; condamn{er} l’accès/entrée/issue
    maladie{s} de la vigne/tomate ; maladie{s} du blé/bois ; maladie{s} des plantes/arbres/végétaux/céréales ; malade imaginaire
    vaccin{s}/vaccination{s} hépatite/tuberculose ; vaccin{s}/vaccination{s} contre l’hépatite ; vaccin{s}/vaccination{s} contre la tuberculose
    extrait{s} de/du casier{s} judiciaire{s} ; extrait{s} de son casier judiciaire ; signe du cancer ; tropique du cancer ; héroïne du/de
    personne étrangère à/au ; fort accent mis/sur ; roue{s} voilée{s} ; autorisation de port d’arme{s} ; asperger de/d/le/la/les ; rayon de braquage ; angle de braquage ; cd-roms ; dvd-roms ; est sourd{e} aux/à
    restaurant{s}/restauration/cuisine de type <ethnie> ; un handicap pour ; est un handicap ; inapte{s} à la consommation/vente
    boisson{s} alcoolisée{s}/alcoolique{s} ; produit{s}/viande{s}/denrée{s}/légume{s}/fruit{s}/fromage{s}/tissu{s}/pièce{s} d’origine`,
};
