/** Words of telling a device to trust the workstation. */
export const trust = {
  title: 'Trust this workstation',
  lead: 'A browser warns because it does not know who vouches for this workstation. Tell your device once, and the warning is gone for about ten years.',
  need: 'Do you need this?',
  needText:
    'Only when your browser shows a warning before this page. When it does not, your device trusts the workstation already and there is nothing to do. On a computer that the clinic manages, ask its IT people first.',
  step: {
    fetch: '1. Fetch the file',
    compare: '2. Compare the fingerprint',
    install: '3. Tell your device',
  },
  fetchText:
    'It holds no secret: everybody may have it. It can also be fetched at the workstation itself and brought on a stick or by e-mail.',
  download: 'Download the authority',
  downloaded: '{{name}} was downloaded.',
  compareText:
    'Have an administrator read the fingerprint from the screen of the workstation (Network, Certificate), and compare it with this one. When they differ, stop and tell the administrator: somebody is in between.',
  fingerprint: 'Fingerprint (SHA-256)',
  notYet: 'It appears here once the file was downloaded.',
  systems: {
    label: 'Your system',
    windows: 'Windows',
    group: 'Windows, all of a clinic',
    mac: 'macOS',
    ios: 'iPhone, iPad',
    android: 'Android',
    firefox: 'Firefox',
    linux: 'Linux',
  },
  steps: {
    windows: {
      open: 'Double-click the file that you downloaded, then “Install Certificate…”.',
      machine:
        'Choose “Local Machine” and press “Next”, so that it holds for everybody on this computer. Windows asks for an administrator.',
      store:
        'Choose “Place all certificates in the following store”, press “Browse…”, and take “Trusted Root Certification Authorities”.',
      finish:
        'Press “Next” and “Finish”. Close the browser, open it again: the warning is gone in Chrome and Edge. For Firefox see its own tab.',
    },
    group: {
      open: 'On a domain controller open “Group Policy Management” and edit a policy that reaches the computers in question.',
      place:
        'Go to Computer Configuration, Policies, Windows Settings, Security Settings, Public Key Policies, Trusted Root Certification Authorities.',
      import: 'Right-click, “Import…”, and take the file that you downloaded.',
      finish:
        'Computers take it over at their next start, or at once after “gpupdate /force”. Firefox follows when its policy “ImportEnterpriseRoots” is on.',
    },
    mac: {
      open: 'Double-click the file that you downloaded. “Keychain Access” opens; choose the keychain “System” and type your password.',
      find: 'Find “REMS Workstation authority” in the list and double-click it.',
      trust: 'Open “Trust” and set “When using this certificate” to “Always Trust”.',
      finish: 'Close the window, type your password once more, and open the browser again.',
    },
    ios: {
      open: 'Download the file in Safari, and allow the profile to be downloaded.',
      profile:
        'Open Settings. “Profile Downloaded” stands at the top: touch it, then “Install”, and type the code of the device.',
      trust:
        'Go to Settings, General, About, Certificate Trust Settings, and switch on full trust for “REMS Workstation authority”. Without this step the warning stays.',
      finish: 'Open the address again in Safari.',
    },
    android: {
      open: 'Download the file. Android says that it has to be installed from Settings: that is as it should be.',
      settings:
        'Open Settings, Security and privacy, More security settings, Encryption and credentials, “Install a certificate”, “CA certificate”. The names differ a little from maker to maker; search the settings for “certificate”.',
      install: 'Confirm “Install anyway” and choose the file.',
      finish:
        'Open the address again in Chrome. Android may say from now on that the network could be monitored: that is about this certificate.',
    },
    firefox: {
      open: 'Open the menu, Settings, Privacy & Security, and at the bottom “View Certificates…”.',
      import: 'Open “Authorities”, press “Import…”, and take the file that you downloaded.',
      trust: 'Tick “Trust this CA to identify websites” and confirm.',
      finish: 'Load the page again. Newer Firefox on Windows and macOS also takes over what the system trusts.',
    },
    linux: {
      copy: 'Debian, Ubuntu: copy the file into /usr/local/share/ca-certificates/ so that its name ends in .crt, then run “sudo update-ca-certificates”.',
      fedora: 'Fedora, Red Hat: copy it into /etc/pki/ca-trust/source/anchors/, then run “sudo update-ca-trust”.',
      chrome:
        'Chrome has a list of its own: Settings, Privacy and security, Security, Manage certificates, Authorities, Import.',
      finish: 'Open the browser again. For Firefox see its own tab.',
    },
  },
};
