// Written from the cases of the schemes by test/law/sheets.ts, not by hand.
export const writtenCases = `{
 "ACI": [
  {
   "situation": "chantier d’insertion, 12 mois à 26 h",
   "on": "2026-09-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun emploi occupé à cette date.",
   "source": "L. 5132-15"
  },
  {
   "situation": "entreprise privée",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "L’employeur n’est ni une association ni une personne publique.",
   "source": "L. 5132-15"
  },
  {
   "situation": "SCIC : liste non lue",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "La liste réglementaire des employeurs n’a pas été lue : à vérifier dans la convention avec l’État.",
   "source": "L. 5132-15"
  },
  {
   "situation": "le 30/07/1998",
   "on": "1998-07-30",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 31 juillet 1998.",
   "source": "loi n° 98-657"
  },
  {
   "situation": "le 31/07/1998 : texte non lu",
   "on": "1998-07-31",
   "verdict": "to-check",
   "explanation": "Texte de l’époque non lu : à vérifier auprès de la structure et de l’ANPE, qui agréait les embauches.",
   "source": "loi n° 98-657"
  }
 ],
 "AI": [
  {
   "situation": "association intermédiaire, 12 mois à 26 h",
   "on": "2026-09-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun emploi occupé à cette date.",
   "source": "L. 5132-7"
  },
  {
   "situation": "entreprise utilisatrice",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "L’employeur n’est pas une association : l’utilisateur (entreprise, particulier, collectivité) ne signe pas le contrat de travail.",
   "source": "L. 5132-7"
  },
  {
   "situation": "employeur inconnu",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : nature de l’employeur.",
   "source": "L. 5132-7"
  },
  {
   "situation": "le 30/07/1998",
   "on": "1998-07-30",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 31 juillet 1998.",
   "source": "loi n° 98-657"
  },
  {
   "situation": "le 31/07/1998 : texte non lu",
   "on": "1998-07-31",
   "verdict": "to-check",
   "explanation": "Texte de l’époque non lu : à vérifier auprès de la structure et de l’ANPE, qui agréait les embauches.",
   "source": "loi n° 98-657"
  }
 ],
 "CAE_2005": [
  {
   "situation": "association, 12 mois, 26 h",
   "on": "2006-09-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun emploi occupé à cette date ; convention signée avant l’embauche, ou le jour même ; aucun contrat aidé déjà fait chez cet employeur.",
   "source": "loi n° 2005-32, art. 44 ; décret n° 2005-243"
  },
  {
   "situation": "centre d’appels, entreprise privée",
   "on": "2006-09-01",
   "verdict": "ineligible",
   "explanation": "Entreprise privée relève du secteur marchand : le CAE est réservé au secteur non marchand.",
   "source": "ancien art. L. 322-4-7 ; circulaire DGEFP n° 2005-12"
  },
  {
   "situation": "SCIC : les textes lus ne la nomment pas",
   "on": "2006-09-01",
   "verdict": "to-check",
   "explanation": "Société coopérative d’intérêt collectif : les textes lus ne disent pas si elle comptait parmi ces employeurs ; vérifiez auprès de l’ANPE.",
   "source": "ancien art. L. 322-4-7 ; circulaire DGEFP n° 2005-12"
  },
  {
   "situation": "conclu le 30/04/2005, veille de l’ouverture",
   "on": "2005-04-30",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er mai 2005.",
   "source": "loi n° 2005-32, art. 44 ; décret n° 2005-243"
  },
  {
   "situation": "date de naissance inconnue",
   "on": "2006-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de naissance.",
   "source": "L. 4153-1"
  }
 ],
 "CAPP": [
  {
   "situation": "le contrat ordinaire",
   "on": "2026-09-01",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "L. 6222-1"
  },
  {
   "situation": "conclu la veille du relevé",
   "on": "1997-12-31",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er janvier 1998.",
   "source": "sources secondaires, relevées depuis 1998"
  },
  {
   "situation": "15 ans, troisième inconnue",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "15 ans au début, limite 16 : fermé, sauf la classe de troisième achevée ; à demander.",
   "source": "L. 6222-1"
  },
  {
   "situation": "15 ans le lendemain du début",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "14 ans au début : l’apprentissage commence à 16 ans, ou à 15 ans une fois la troisième achevée.",
   "source": "L. 6222-1"
  },
  {
   "situation": "particulier",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "L’article L. 6223-1 vise les entreprises : l’engagement par un particulier est à vérifier auprès de l’opérateur de compétences.",
   "source": "L. 6223-1"
  }
 ],
 "CAV": [
  {
   "situation": "RMI depuis 8 mois, association, 24 mois à 26 h",
   "on": "2005-06-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : convention signée avant l’embauche, ou le jour même.",
   "source": "loi n° 2005-32, décret n° 2005-242"
  },
  {
   "situation": "conclu le 17/03/2005",
   "on": "2005-03-17",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 18 mars 2005.",
   "source": "loi n° 2005-32, décret n° 2005-242"
  },
  {
   "situation": "conclu le 18/03/2005 : ouverture à vérifier",
   "on": "2005-03-18",
   "verdict": "to-check",
   "explanation": "Conclu avant le 1er avril 2005 : les sources ne s’accordent pas sur le premier jour ; lisez le décret n° 2005-242 du 17 mars 2005.",
   "source": "loi n° 2005-32, décret n° 2005-242"
  },
  {
   "situation": "16 ans le lendemain",
   "on": "2005-06-01",
   "verdict": "ineligible",
   "explanation": "Moins de 16 ans à la conclusion : le contrat ne se conclut qu’à partir du 2 juin 2005.",
   "source": "L. 4153-1"
  },
  {
   "situation": "âge inconnu",
   "on": "2005-06-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de naissance.",
   "source": "L. 4153-1"
  }
 ],
 "CE": [
  {
   "situation": "le jour de l’ouverture",
   "on": "2025-01-01",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "loi n° 2023-1196"
  },
  {
   "situation": "la veille de l’ouverture",
   "on": "2024-12-31",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er janvier 2025.",
   "source": "loi n° 2023-1196"
  },
  {
   "situation": "inscription inconnue",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "À faire : inscription comme demandeur d’emploi, elle se demande ici. Si elle est déjà faite, saisissez sa date.",
   "source": "L. 5411-1"
  },
  {
   "situation": "non inscrit",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "À faire : inscription comme demandeur d’emploi, elle se demande ici. Il n’y en a pas encore.",
   "source": "L. 5411-1"
  }
 ],
 "CEJ": [
  {
   "situation": "le jour de l’ouverture",
   "on": "2022-03-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun contrat d’engagement jeune terminé depuis moins de six mois.",
   "source": "décret n° 2022-199"
  },
  {
   "situation": "la veille de l’ouverture",
   "on": "2022-02-28",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er mars 2022.",
   "source": "décret n° 2022-199"
  },
  {
   "situation": "26 ans le jour même, handicap inconnu",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "26 ans à la signature, limite 25 révolus : fermé, sauf reconnaissance de travailleur handicapé (jusqu’à 29 ans révolus) ; à demander.",
   "source": "L. 5131-6"
  },
  {
   "situation": "16 ans le lendemain",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "15 ans à la signature : il faut 16 ans, atteints le 2 septembre 2026.",
   "source": "L. 5131-6"
  },
  {
   "situation": "difficultés inconnues",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : difficultés particulières d’accès à l’emploi.",
   "source": "R. 5131-15"
  }
 ],
 "CI_RMA": [
  {
   "situation": "RMI depuis 8 mois, entreprise, 12 mois à 20 h",
   "on": "2005-06-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : convention signée avant l’embauche, ou le jour même ; aucun licenciement économique dans les 6 mois avant l’embauche ; aucun remplacement d’un salarié licencié ; cotisations et contributions sociales de l’employeur à jour.",
   "source": "loi n° 2005-32, décret n° 2005-265"
  },
  {
   "situation": "conclu le 31/12/2003",
   "on": "2003-12-31",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er janvier 2004.",
   "source": "loi n° 2003-1200"
  },
  {
   "situation": "conclu le 01/01/2004 : premier régime, non lu",
   "on": "2004-01-01",
   "verdict": "to-check",
   "explanation": "CI-RMA d’avant avril 2005 : 12 mois de RMI sur 24, 20 heures, 6 à 18 mois selon la presse ; à vérifier dans la loi n° 2003-1200 et les décrets du 29 mars 2004, auprès du département.",
   "source": "loi n° 2003-1200"
  },
  {
   "situation": "16 ans le lendemain",
   "on": "2005-06-01",
   "verdict": "ineligible",
   "explanation": "Moins de 16 ans à la conclusion : le contrat ne se conclut qu’à partir du 2 juin 2005.",
   "source": "L. 4153-1"
  },
  {
   "situation": "âge inconnu",
   "on": "2005-06-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de naissance.",
   "source": "L. 4153-1"
  }
 ],
 "CIE": [
  {
   "situation": "entreprise privée, 12 mois",
   "on": "2014-09-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun emploi occupé à cette date ; aucun contrat aidé déjà fait chez cet employeur ; décision d’aide obtenue avant la conclusion du contrat ; aucun licenciement économique dans les 6 mois avant l’embauche ; aucun remplacement d’un salarié licencié ; cotisations et contributions sociales de l’employeur à jour.",
   "source": "L. 5134-66"
  },
  {
   "situation": "conclu le 30/04/2005",
   "on": "2005-04-30",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er mai 2005.",
   "source": "loi n° 2005-32"
  },
  {
   "situation": "2006, association : à vérifier",
   "on": "2006-09-01",
   "verdict": "to-check",
   "explanation": "Association ou autre organisme sans but lucratif : le CIE est celui des employeurs affiliés à l’assurance chômage ; à vérifier auprès de l’ANPE, le secteur non marchand ayant le contrat d’accompagnement dans l’emploi.",
   "source": "Sénat, rapport r06-255"
  },
  {
   "situation": "2006, collectivité territoriale",
   "on": "2006-09-01",
   "verdict": "ineligible",
   "explanation": "Collectivité territoriale : hors du secteur marchand.",
   "source": "Sénat, rapport r06-255"
  },
  {
   "situation": "2006, emploi inconnu, non inscrit",
   "on": "2006-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : emploi occupé ou non.",
   "source": "Sénat, rapport r06-255"
  }
 ],
 "CIVIS_ASSO": [
  {
   "situation": "20 ans, bac, association, deux ans",
   "on": "2004-06-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun emploi occupé à cette date.",
   "source": "décret n° 2003-644"
  },
  {
   "situation": "conclu le 14/07/2003",
   "on": "2003-07-14",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 15 juillet 2003.",
   "source": "décret n° 2003-644"
  },
  {
   "situation": "conclu le 20/01/2005 : fin du dispositif, à vérifier",
   "on": "2005-01-20",
   "verdict": "to-check",
   "explanation": "Embauche d’après la loi du 18 janvier 2005, qui met fin au dispositif : à vérifier dans la convention signée avec la direction départementale du travail.",
   "source": "loi n° 2005-32"
  },
  {
   "situation": "18 ans le lendemain",
   "on": "2004-06-01",
   "verdict": "ineligible",
   "explanation": "17 ans : il faut 18 ans, atteints le 2 juin 2004.",
   "source": "décret n° 2003-644"
  },
  {
   "situation": "24 ans, terme inconnu",
   "on": "2004-06-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de fin du contrat ou de l’action.",
   "source": "décret n° 2003-644"
  }
 ],
 "CIVIS": [
  {
   "situation": "18 ans, niveau V sans diplôme",
   "on": "2006-09-01",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "fiches du ministère et de service-public sur le CIVIS"
  },
  {
   "situation": "signé le 31/03/2005, veille de l’ouverture",
   "on": "2005-03-31",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er avril 2005.",
   "source": "loi n° 2005-32, décret n° 2005-241"
  },
  {
   "situation": "date de naissance inconnue",
   "on": "2006-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de naissance.",
   "source": "fiches du ministère et de service-public sur le CIVIS"
  },
  {
   "situation": "16 ans le lendemain de la signature",
   "on": "2006-09-01",
   "verdict": "ineligible",
   "explanation": "Moins de 16 ans à la signature : le CIVIS s’ouvre le 2 septembre 2006.",
   "source": "fiches du ministère et de service-public sur le CIVIS"
  },
  {
   "situation": "difficultés inconnues",
   "on": "2006-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : difficultés particulières d’accès à l’emploi.",
   "source": "fiches du ministère et de service-public sur le CIVIS"
  }
 ],
 "CPRO": [
  {
   "situation": "conclu le jour de l’ouverture",
   "on": "2004-10-01",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "loi n° 2004-391"
  },
  {
   "situation": "conclu la veille de l’ouverture",
   "on": "2004-09-30",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er octobre 2004.",
   "source": "loi n° 2004-391"
  },
  {
   "situation": "16 ans le jour du début, 15 à la conclusion",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Le 16e anniversaire (7 septembre 2026) tombe entre la conclusion et le début : la loi ne dit pas à laquelle des deux dates l’âge s’apprécie ; un opérateur de compétences retient la signature.",
   "source": "L. 6325-1"
  },
  {
   "situation": "15 ans à la conclusion et au début",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "15 ans à la conclusion : le contrat ne peut être conclu qu’à partir du 16e anniversaire, le 8 septembre 2026.",
   "source": "L. 6325-1"
  },
  {
   "situation": "employeur inconnu",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : nature de l’employeur.",
   "source": "ministère du travail"
  }
 ],
 "CUI_CAE": [
  {
   "situation": "association, 12 mois, 24 h",
   "on": "2014-09-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun emploi occupé à cette date ; aucun contrat aidé déjà fait chez cet employeur ; décision d’aide obtenue avant la conclusion du contrat ; aucun remplacement d’un salarié licencié ; cotisations et contributions sociales de l’employeur à jour.",
   "source": "L. 5134-20"
  },
  {
   "situation": "conclu le 31/12/2009",
   "on": "2009-12-31",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er janvier 2010.",
   "source": "loi n° 2008-1249"
  },
  {
   "situation": "SCIC le 01/08/2014",
   "on": "2014-08-01",
   "verdict": "to-check",
   "explanation": "Société coopérative d’intérêt collectif : la rédaction d’avant le 2 août 2014 n’a pas été lue ; vérifiez auprès du prescripteur.",
   "source": "L. 5134-21, rédaction antérieure"
  },
  {
   "situation": "service de l’État",
   "on": "2014-09-01",
   "verdict": "ineligible",
   "explanation": "Ce contrat ne peut pourvoir un emploi dans les services de l’État (L. 5134-24).",
   "source": "L. 5134-24"
  },
  {
   "situation": "difficultés inconnues",
   "on": "2014-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : difficultés particulières d’accès à l’emploi.",
   "source": "L. 5134-20"
  }
 ],
 "EAV": [
  {
   "situation": "20 ans, sans diplôme, 36 mois",
   "on": "2014-09-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun emploi occupé à cette date ; aucun contrat aidé déjà fait chez cet employeur ; décision d’aide obtenue avant la conclusion du contrat ; aucun remplacement d’un salarié licencié ; cotisations et contributions sociales de l’employeur à jour.",
   "source": "R. 5134-161"
  },
  {
   "situation": "conclu le 31/10/2012",
   "on": "2012-10-31",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er novembre 2012.",
   "source": "R. 5134-161"
  },
  {
   "situation": "26 ans le jour, handicap inconnu",
   "on": "2014-09-01",
   "verdict": "to-check",
   "explanation": "26 ans à la signature, limite 25 révolus : fermé, sauf reconnaissance de travailleur handicapé (avant 30 ans) ; à demander.",
   "source": "R. 5134-161"
  },
  {
   "situation": "16 ans le lendemain",
   "on": "2014-09-01",
   "verdict": "ineligible",
   "explanation": "Moins de 16 ans à la signature : le contrat s’ouvre le 2 septembre 2014.",
   "source": "R. 5134-161"
  },
  {
   "situation": "niveau inconnu",
   "on": "2014-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : niveau de formation.",
   "source": "R. 5134-161"
  }
 ],
 "EI": [
  {
   "situation": "entreprise d’insertion, 12 mois à 26 h",
   "on": "2026-09-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun emploi occupé à cette date.",
   "source": "L. 5132-5"
  },
  {
   "situation": "collectivité territoriale",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "Un employeur public porte un atelier ou chantier d’insertion, pas une entreprise d’insertion.",
   "source": "L. 5132-5"
  },
  {
   "situation": "EPIC conventionné",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "EPIC ou organisme chargé d’un service public : à vérifier dans la convention avec l’État.",
   "source": "L. 5132-5"
  },
  {
   "situation": "le 30/07/1998",
   "on": "1998-07-30",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 31 juillet 1998.",
   "source": "loi n° 98-657"
  },
  {
   "situation": "le 31/07/1998 : texte non lu",
   "on": "1998-07-31",
   "verdict": "to-check",
   "explanation": "Texte de l’époque non lu : à vérifier auprès de la structure et de l’ANPE, qui agréait les embauches.",
   "source": "loi n° 98-657"
  }
 ],
 "EMT": [
  {
   "situation": "en 2006",
   "on": "2006-11-06",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "évaluation en milieu de travail, sources secondaires"
  },
  {
   "situation": "la veille de 2000 : rien n’est relevé avant",
   "on": "1999-12-31",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er janvier 2000.",
   "source": "évaluation en milieu de travail, sources secondaires"
  },
  {
   "situation": "le 1er janvier 2000 : date d’ouverture non vérifiée",
   "on": "2000-01-01",
   "verdict": "to-check",
   "explanation": "Le premier jour du dispositif n’a pas été retrouvé : à vérifier avant 2006.",
   "source": "évaluation en milieu de travail, sources secondaires"
  },
  {
   "situation": "80 heures et demie",
   "on": "2006-11-06",
   "verdict": "ineligible",
   "explanation": "80,5 heures, pour 80 heures au plus.",
   "source": "évaluation en milieu de travail, sources secondaires"
  },
  {
   "situation": "heures inconnues",
   "on": "2006-11-06",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : heures de l’immersion.",
   "source": "évaluation en milieu de travail, sources secondaires"
  }
 ],
 "ETTI": [
  {
   "situation": "cas ordinaire",
   "on": "2026-09-01",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "L. 5132-6"
  },
  {
   "situation": "avant la loi de 1998",
   "on": "1998-07-30",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 31 juillet 1998.",
   "source": "loi n° 98-657"
  },
  {
   "situation": "jour de la loi de 1998 : texte non lu",
   "on": "1998-07-31",
   "verdict": "to-check",
   "explanation": "Le texte d’avant la recodification n’a pas été lu : à vérifier auprès de l’entreprise.",
   "source": "loi n° 98-657"
  },
  {
   "situation": "agence sans convention",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "Entreprise de travail temporaire sans convention d’insertion avec l’État.",
   "source": "L. 5132-2"
  },
  {
   "situation": "convention non dite",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : convention d’insertion par l’activité économique.",
   "source": "L. 5132-2"
  }
 ],
 "GEIQ": [
  {
   "situation": "1er mai 2008",
   "on": "2008-05-01",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "D. 6325-23, rédaction d’avant le 12 septembre 2020"
  },
  {
   "situation": "entreprise ordinaire",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "L’employeur n’est pas un groupement d’employeurs pour l’insertion et la qualification.",
   "source": "L. 1253-1"
  },
  {
   "situation": "employeur inconnu",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : nature de l’employeur.",
   "source": "D. 6325-23"
  },
  {
   "situation": "avant le contrat de professionnalisation",
   "on": "2004-09-30",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er octobre 2004.",
   "source": "loi n° 2004-391"
  },
  {
   "situation": "premier jour : texte non lu",
   "on": "2004-10-01",
   "verdict": "to-check",
   "explanation": "Le texte d’avant la recodification n’a pas été lu : à vérifier auprès du groupement.",
   "source": "loi n° 2004-391 ; décrets et circulaires de 2001 à 2004, non lus"
  }
 ],
 "GJ": [
  {
   "situation": "premier jour de la généralisation",
   "on": "2017-01-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun emploi occupé à cette date.",
   "source": "décret n° 2016-1855"
  },
  {
   "situation": "la veille de l’expérimentation",
   "on": "2013-10-02",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 3 octobre 2013.",
   "source": "décret n° 2013-880"
  },
  {
   "situation": "le jour de l’expérimentation",
   "on": "2013-10-03",
   "verdict": "to-check",
   "explanation": "Dix territoires en octobre 2013, d’autres ensuite : Marseille en est un, la liste entière n’a pas été lue. Vérifiez que la mission locale y participait.",
   "source": "décret n° 2013-880"
  },
  {
   "situation": "16 ans le lendemain",
   "on": "2021-09-01",
   "verdict": "ineligible",
   "explanation": "15 ans à la signature : il faut 16 ans, atteints le 2 septembre 2021.",
   "source": "décret n° 2013-880, loi n° 2016-1088 et décret n° 2016-1855"
  },
  {
   "situation": "16 ans le jour même",
   "on": "2021-09-01",
   "verdict": "to-check",
   "explanation": "16 ans à la signature : l’entrée avant 18 ans (le 1er septembre 2023) est exceptionnelle, à décider par la commission d’attribution.",
   "source": "décret n° 2013-880, loi n° 2016-1088 et décret n° 2016-1855"
  }
 ],
 "PACEA": [
  {
   "situation": "le jour de l’ouverture",
   "on": "2017-01-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun parcours en cours depuis vingt-quatre mois.",
   "source": "loi n° 2016-1088"
  },
  {
   "situation": "la veille de l’ouverture",
   "on": "2016-12-31",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er janvier 2017.",
   "source": "loi n° 2016-1088"
  },
  {
   "situation": "date de naissance inconnue",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de naissance.",
   "source": "L. 5131-3"
  },
  {
   "situation": "16 ans le lendemain",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "15 ans à la signature : il faut 16 ans, atteints le 2 septembre 2026.",
   "source": "L. 5131-3"
  },
  {
   "situation": "difficultés inconnues",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : difficultés particulières d’accès à l’emploi.",
   "source": "L. 5131-3"
  }
 ],
 "PARCOURS_APPUI": [
  {
   "situation": "17 ans, scolarisé, non inscrit",
   "on": "2026-11-29",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "L. 5314-2, loi n° 2023-1196"
  },
  {
   "situation": "le 31/12/2024",
   "on": "2024-12-31",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er janvier 2025.",
   "source": "L. 5314-2, loi n° 2023-1196"
  },
  {
   "situation": "âge inconnu",
   "on": "2026-11-29",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de naissance.",
   "source": "L. 5314-2, loi n° 2023-1196"
  },
  {
   "situation": "16 ans le lendemain",
   "on": "2026-11-29",
   "verdict": "ineligible",
   "explanation": "15 ans à la signature : il faut 16 ans, atteints le 30 novembre 2026.",
   "source": "L. 5314-2, loi n° 2023-1196"
  },
  {
   "situation": "inscription inconnue",
   "on": "2026-11-29",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date d’inscription comme demandeur d’emploi.",
   "source": "L. 5314-2, loi n° 2023-1196"
  }
 ],
 "PEC": [
  {
   "situation": "association, arrêté saisi",
   "on": "2026-09-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun emploi occupé à cette date ; aucun contrat aidé déjà fait chez cet employeur ; décision d’aide obtenue avant la conclusion du contrat ; aucun remplacement d’un salarié licencié ; cotisations et contributions sociales de l’employeur à jour.",
   "source": "L. 5134-19-1, R. 5134-42"
  },
  {
   "situation": "entreprise privée",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "Entreprise privée relève du secteur marchand : ce contrat est réservé au secteur non marchand.",
   "source": "L. 5134-19-3"
  },
  {
   "situation": "région inconnue",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : région de l’établissement.",
   "source": "R. 5134-42"
  },
  {
   "situation": "16 ans le lendemain",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "Moins de 16 ans à la conclusion : le contrat ne se conclut qu’à partir du 2 septembre 2026.",
   "source": "L. 4153-1"
  },
  {
   "situation": "19 h",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "19 h par semaine : sous 20 h, il faut une disposition de la décision d’aide, pour des difficultés particulièrement importantes.",
   "source": "L. 5134-26"
  }
 ],
 "PERREC": [
  {
   "situation": "salarié, certification du répertoire, 300 heures",
   "on": "2026-09-01",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "L. 6324-1, loi n° 2025-989"
  },
  {
   "situation": "le 31/12/2025",
   "on": "2025-12-31",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er janvier 2026.",
   "source": "L. 6324-1, loi n° 2025-989"
  },
  {
   "situation": "emploi inconnu",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : emploi occupé ou non.",
   "source": "L. 6324-1, loi n° 2025-989"
  },
  {
   "situation": "sans emploi",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "Aucun emploi n’est occupé : la période s’adresse aux salariés.",
   "source": "L. 6324-1, loi n° 2025-989"
  },
  {
   "situation": "qualification de branche : non lue",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Cette qualification n’est pas citée par ce qui a été lu de l’article L. 6324-1 : à vérifier auprès de l’OPCO.",
   "source": "L. 6324-1, loi n° 2025-989"
  }
 ],
 "PMSMP": [
  {
   "situation": "le jour de l’ouverture, 20 ans",
   "on": "2014-11-16",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "L. 5135-1"
  },
  {
   "situation": "la veille de l’ouverture",
   "on": "2014-11-15",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 16 novembre 2014.",
   "source": "L. 5135-1"
  },
  {
   "situation": "15 ans, début inconnu",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de début d’exécution.",
   "source": "outil public"
  },
  {
   "situation": "16 ans le lendemain du début",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "15 ans au début de la période : il faut 16 ans, atteints le 8 septembre 2026.",
   "source": "outil public"
  },
  {
   "situation": "contrat d’accompagnement signé le lendemain",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : accompagnement par une mission locale ou un autre organisme.",
   "source": "L. 5135-2"
  }
 ],
 "POEI": [
  {
   "situation": "inscrit, 300 heures, CDD de 12 mois",
   "on": "2026-09-01",
   "verdict": "eligible",
   "explanation": "Possible sous réserve de : aucun licenciement économique dans les 12 mois avant l’embauche ; cotisations et contributions sociales de l’employeur à jour.",
   "source": "L. 6326-1"
  },
  {
   "situation": "le 25/11/2009",
   "on": "2009-11-25",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 26 novembre 2009.",
   "source": "loi n° 2009-1437"
  },
  {
   "situation": "inscription inconnue",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "À faire : inscription comme demandeur d’emploi, elle se demande ici. Si elle est déjà faite, saisissez sa date.",
   "source": "L. 6326-1"
  },
  {
   "situation": "non inscrit",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "À faire : inscription comme demandeur d’emploi, elle se demande ici. Il n’y en a pas encore.",
   "source": "L. 6326-1"
  },
  {
   "situation": "âge inconnu",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de naissance.",
   "source": "L. 4153-1"
  }
 ],
 "SEJE": [
  {
   "situation": "20 ans, CAP, entreprise, CDI",
   "on": "2005-06-01",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "loi n° 2002-1095, circulaire DGEFP n° 2002-41"
  },
  {
   "situation": "embauche le 30/06/2002",
   "on": "2002-06-30",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 1er juillet 2002.",
   "source": "loi n° 2002-1095, circulaire DGEFP n° 2002-41"
  },
  {
   "situation": "âge inconnu",
   "on": "2005-06-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de naissance.",
   "source": "loi n° 2002-1095, circulaire DGEFP n° 2002-41"
  },
  {
   "situation": "16 ans le lendemain",
   "on": "2005-06-01",
   "verdict": "ineligible",
   "explanation": "15 ans à l’embauche : il faut 16 ans, atteints le 2 juin 2005.",
   "source": "loi n° 2002-1095, circulaire DGEFP n° 2002-41"
  },
  {
   "situation": "bac, obtention inconnue",
   "on": "2005-06-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : obtention du diplôme.",
   "source": "loi n° 2002-1095, circulaire DGEFP n° 2002-41"
  }
 ],
 "SERVICE_CIVIQUE": [
  {
   "situation": "20 ans, association, 8 mois à 24 h",
   "on": "2026-09-01",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "loi n° 2010-241 ; service-public, fiche F13278"
  },
  {
   "situation": "le 13/03/2010",
   "on": "2010-03-13",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 14 mars 2010.",
   "source": "loi n° 2010-241 ; service-public, fiche F13278"
  },
  {
   "situation": "âge inconnu",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de naissance.",
   "source": "loi n° 2010-241 ; service-public, fiche F13278"
  },
  {
   "situation": "16 ans le lendemain",
   "on": "2026-09-01",
   "verdict": "ineligible",
   "explanation": "15 ans : il faut 16 ans, atteints le 2 septembre 2026.",
   "source": "loi n° 2010-241 ; service-public, fiche F13278"
  },
  {
   "situation": "autre pays : titre à vérifier",
   "on": "2026-09-01",
   "verdict": "to-check",
   "explanation": "Autre pays : le titre de séjour est à vérifier auprès de l’Agence du service civique. La plupart de ceux qui sont admis supposent plus d’un an de séjour en France ; celui d’étudiant ou de réfugié, non.",
   "source": "code du service national, art. 120-4 ; service-public, fiche F13278"
  }
 ],
 "PARRAINAGE": [
  {
   "situation": "jour de la charte",
   "on": "1999-07-27",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "charte nationale du 27 juillet 1999, circulaires de 1996 à 2000"
  },
  {
   "situation": "veille de la charte",
   "on": "1999-07-26",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 27 juillet 1999.",
   "source": "charte nationale du 27 juillet 1999, circulaires de 1996 à 2000"
  },
  {
   "situation": "2004, âge inconnu",
   "on": "2004-03-12",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de naissance.",
   "source": "charte nationale du 27 juillet 1999, circulaires de 1996 à 2000"
  },
  {
   "situation": "2004, jour des 26 ans",
   "on": "2004-03-12",
   "verdict": "ineligible",
   "explanation": "26 ans : le parrainage s’adresse alors aux moins de 26 ans ; il s’ouvre aux adultes le 4 mai 2005.",
   "source": "charte nationale du 27 juillet 1999, circulaires de 1996 à 2000"
  },
  {
   "situation": "2026, âge inconnu",
   "on": "2026-11-25",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : date de naissance.",
   "source": "circulaire DGEFP n° 2005-20 du 4 mai 2005"
  }
 ],
 "TRACE": [
  {
   "situation": "19 ans, difficultés relevées",
   "on": "2001-10-01",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "loi n° 98-657, art. 5"
  },
  {
   "situation": "le 30/07/1998",
   "on": "1998-07-30",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 31 juillet 1998.",
   "source": "loi n° 98-657, art. 5"
  },
  {
   "situation": "le 31/07/1998 : ouverture à vérifier",
   "on": "1998-07-31",
   "verdict": "to-check",
   "explanation": "Avant novembre 1998, l’ouverture du programme dans la zone est à vérifier auprès des services de l’État.",
   "source": "Dares, Premières Synthèses 2004-51.1"
  },
  {
   "situation": "16 ans le lendemain",
   "on": "2001-10-01",
   "verdict": "ineligible",
   "explanation": "15 ans à la signature : il faut 16 ans, atteints le 2 octobre 2001.",
   "source": "loi n° 98-657, art. 5"
  },
  {
   "situation": "le 01/01/2004 : fin à vérifier",
   "on": "2004-01-01",
   "verdict": "to-check",
   "explanation": "Entrée d’après 2003 : le programme est alors en voie d’intégration au CIVIS ; à vérifier dans la convention de la structure avec l’État.",
   "source": "Dares, Premières Synthèses 2004-51.1"
  }
 ],
 "VAE": [
  {
   "situation": "demande du jour de la loi, trois ans",
   "on": "2002-01-17",
   "verdict": "eligible",
   "explanation": "Toutes les conditions sont remplies.",
   "source": "loi n° 2002-73 : trois ans"
  },
  {
   "situation": "demande de la veille de la loi",
   "on": "2002-01-16",
   "verdict": "ineligible",
   "explanation": "Ce dispositif n’existe que depuis le 17 janvier 2002.",
   "source": "loi n° 2002-73 : trois ans"
  },
  {
   "situation": "2006, durée inconnue",
   "on": "2006-03-12",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : mois d’activité en rapport avec la certification.",
   "source": "loi n° 2002-73 : trois ans"
  },
  {
   "situation": "2006, 35 mois",
   "on": "2006-03-12",
   "verdict": "ineligible",
   "explanation": "35 mois d’activité en rapport direct, pour 36 mois exigés ; la durée exigée baisse le 1er octobre 2017.",
   "source": "loi n° 2002-73 : trois ans"
  },
  {
   "situation": "certification inconnue",
   "on": "2026-11-25",
   "verdict": "to-check",
   "explanation": "Pour conclure, il manque : type de qualification visée.",
   "source": "L. 6411-1"
  }
 ]
}`;
