/** What makes Asterisk take a changed file in: the reload of a module, or nothing less than its next start. */
type TakenInBy = { readonly reload: string } | 'restart';

/**
 * Every file we render, in the order changes are taken in: a mailbox is there before the phone that has it, the phone
 * before the number that rings it. Whatever else lies in Asterisk's configuration folder is not ours.
 */
export const files = {
  'asterisk.conf': 'restart',
  'modules.conf': 'restart',
  'logger.conf': { reload: 'logger' },
  'http.conf': { reload: 'http' },
  'ari.conf': { reload: 'res_ari.so' },
  'manager.conf': { reload: 'manager' },
  'acl.conf': 'restart',
  'ccss.conf': 'restart',
  'cel.conf': 'restart',
  'pjproject.conf': 'restart',
  'sorcery.conf': 'restart',
  'stasis.conf': 'restart',
  'udptl.conf': 'restart',
  'websocket_client.conf': 'restart',
  'rtp.conf': { reload: 'res_rtp_asterisk.so' },
  'cdr.conf': { reload: 'cdr' },
  'cdr_custom.conf': { reload: 'cdr_custom.so' },
  'indications.conf': { reload: 'indications' },
  'musiconhold.conf': { reload: 'res_musiconhold.so' },
  'voicemail.conf': { reload: 'app_voicemail.so' },
  'features.conf': { reload: 'features' },
  'res_parking.conf': { reload: 'res_parking.so' },
  'confbridge.conf': { reload: 'app_confbridge.so' },
  // Transports, which are never reloaded: that would cut calls.
  'pjsip.conf': 'restart',
  // A transport that is new: a reload opens it.
  'pjsip_unchecked.conf': { reload: 'res_pjsip.so' },
  'pjsip_endpoints.conf': { reload: 'res_pjsip.so' },
  'pjsip_aors.conf': { reload: 'res_pjsip.so' },
  'pjsip_auths.conf': { reload: 'res_pjsip.so' },
  'pjsip_trunks.conf': { reload: 'res_pjsip.so' },
  'extensions.conf': { reload: 'pbx_config.so' },
  'extensions_phones.conf': { reload: 'pbx_config.so' },
  'extensions_sound.conf': { reload: 'pbx_config.so' },
  'extensions_codes.conf': { reload: 'pbx_config.so' },
  'extensions_rooms.conf': { reload: 'pbx_config.so' },
  'extensions_groups.conf': { reload: 'pbx_config.so' },
  'extensions_queues.conf': { reload: 'pbx_config.so' },
  'extensions_paging.conf': { reload: 'pbx_config.so' },
  'extensions_menus.conf': { reload: 'pbx_config.so' },
  'extensions_plan.conf': { reload: 'pbx_config.so' },
  'extensions_inbound.conf': { reload: 'pbx_config.so' },
  'extensions_outbound.conf': { reload: 'pbx_config.so' },
  'extensions_emergency.conf': { reload: 'pbx_config.so' },
} as const satisfies Record<string, TakenInBy>;

/** See {@link files}. */
export type FileName = keyof typeof files;

/** Names of all files we render. */
export const fileNames = Object.keys(files) as FileName[];
