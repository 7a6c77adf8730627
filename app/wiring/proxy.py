"""Which proxy requests go by: the one of our settings, else the system's.

The system's is what Python's standard library finds: the variables https_proxy, HTTPS_PROXY and all_proxy with no_proxy
on every system (on Linux they are the only setting that all desktops and shells share), then the registry on Windows
and the network preferences on macOS. This is decided here, above the client, so that nothing else in the environment
can send a request elsewhere: httpx itself reads none of it. With https a proxy gets a CONNECT and sees neither key nor
document.
"""

from urllib.request import getproxies, proxy_bypass

from app.core.proxy import ProxySource, Way
from app.telnyx.access import host_of, is_proxy, is_this_computer


def way_to(url: str, own: str) -> Way:
    """`own` is the proxy of our settings, or "". Raises AddressNotAllowed for a `url` that cannot be."""
    host = host_of(url)
    if is_this_computer(host):
        return Way()
    if own:
        return Way(own, ProxySource.SETTINGS)
    found = getproxies()
    address = found.get("https") or found.get("all")
    if not address or proxy_bypass(host):
        return Way()
    address = address if "://" in address else f"http://{address}"
    return Way(address, ProxySource.SYSTEM) if is_proxy(address) else Way(None, ProxySource.NOT_USABLE)
