/** Words of lists that are read page by page, of signs and of short dialogs. */
export const lists = {
  clearSearch: 'Clear the search',
  all: 'All',
  shown: '{{from, number}}–{{to, number}} of {{total, number}}',
  pages: 'Pages of the list',
  page: 'Page {{page}}',
  previous: 'Previous page',
  next: 'Next page',
  noMatchTitle: 'Nothing matches',
  noMatchText: 'Try fewer or shorter words, or take the filters away.',
  showAll: 'Show all',
  reason: 'Reason',
  reasonHint: 'Optional; it is kept on record',
  copy: 'Copy',
  copied: 'Copied',
  person: {
    search: 'Type a part of the name',
    nothingFound: 'Nobody found',
    more: 'Type more of the name to find others',
    inactive: '{{name}} (inactive)',
    clear: 'Clear the person',
  },
};
