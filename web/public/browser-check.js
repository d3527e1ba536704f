/* ES5 on purpose: this file must run in the very browsers it turns away. */
(function () {
  var newEnough =
    'noModule' in document.createElement('script') &&
    typeof Array.prototype.findLast === 'function' &&
    typeof window.structuredClone === 'function' &&
    !!(window.CSS && CSS.supports && CSS.supports('height', '100dvh'));
  if (newEnough) return;
  document.documentElement.className += ' is-old-browser';
  document.addEventListener('DOMContentLoaded', function () {
    var address = document.getElementById('old-browser-address');
    if (address) address.appendChild(document.createTextNode(location.href));
  });
})();
