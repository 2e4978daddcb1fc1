import type { SentenceTable } from '../../sentences.ts';

/** Access tokens of scripts. */
export const tokens: SentenceTable = {
  'Send either an access token or the cookie of a session, not both.':
    'Envoyez soit un jeton d’accès, soit le témoin d’une session, pas les deux.',
  'This asks for a password, which a token cannot give. Do it signed in, in a browser or in the window.':
    'Ceci demande un mot de passe, qu’un jeton ne peut pas donner. Faites-le en vous connectant, dans un navigateur ou dans la fenêtre.',
  'This is done at the workstation itself, not by a token. Go there, or ask somebody who is.':
    'Ceci se fait sur le poste lui-même, pas avec un jeton. Rendez-vous-y, ou demandez à quelqu’un qui s’y trouve.',
  'This is not meant for tokens. Do it signed in, in a browser or in the window.':
    'Ceci n’est pas destiné aux jetons. Faites-le en vous connectant, dans un navigateur ou dans la fenêtre.',
  'This token does not carry the right for this, or its owner has lost it. Make one that does, or ask an administrator.':
    'Ce jeton n’a pas le droit nécessaire, ou son titulaire l’a perdu. Créez-en un qui l’a, ou demandez à un administrateur.',
  'The access token that begins with {hint} ends on {date}. Make a new one for the script that uses it.':
    'Le jeton d’accès qui commence par {hint} prend fin le {date}. Créez-en un nouveau pour le script qui l’utilise.',
  'Access tokens that end soon, whose owners were told: {count}.':
    'Jetons d’accès qui prennent bientôt fin, dont les titulaires ont été avertis : {count}.',
  'A token belongs to an account; sign in to make one.':
    'Un jeton appartient à un compte ; connectez-vous pour en créer un.',
  'This token does not exist. Read the list again.': 'Ce jeton n’existe pas. Relisez la liste.',
  'You have {count} tokens already. Revoke one that is not used any more.':
    'Vous avez déjà {count} jetons. Révoquez-en un qui ne sert plus.',
  'You have a token with this name already. Choose another name, or revoke that one.':
    'Vous avez déjà un jeton de ce nom. Choisissez un autre nom, ou révoquez celui-là.',
  'This token was revoked already.': 'Ce jeton a déjà été révoqué.',
  'A token carries rights that you have yourself. Choose among them.':
    'Un jeton porte des droits que vous avez vous-même. Choisissez parmi eux.',
  'This token has ended, or its account may not sign in any more. Make a new one on the page of your account.':
    'Ce jeton a pris fin, ou son compte ne peut plus se connecter. Créez-en un nouveau sur la page de votre compte.',
  'Too many wrong tokens came from this address. Wait before the next try.':
    'Trop de jetons erronés sont venus de cette adresse. Attendez avant le prochain essai.',
  'This token is not known here. Look whether it was copied whole.':
    'Ce jeton n’est pas connu ici. Vérifiez s’il a été copié en entier.',
};
