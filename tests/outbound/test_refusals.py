"""Whatever leads into the network that the service stands in is refused: by every spelling, name and redirect."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address

import pytest

from finpulse.errors import AddressRefused, ExchangeFailed
from finpulse.outbound.connections import Resolve, look_up
from finpulse.outbound.destinations import AllowedHosts
from finpulse.outbound.exchange import ExchangeLimits, OutboundRequest, exchange
from finpulse.outbound.public_addresses import Address, is_public
from tests.support.web_host import Reply, web_host

NOBODY = AllowedHosts()

# Each is a spelling by which somebody has come to where nobody should.
REFUSED_URLS = [
    "https://127.0.0.1/",
    "https://127.0.0.2/",
    "https://127.255.255.254/",
    "https://127.1/",
    "https://127.0.1/",
    "https://2130706433/",
    "https://017700000001/",
    "https://0x7f000001/",
    "https://0x7f.0x0.0x0.0x1/",
    "https://0177.0.0.1/",
    "https://0177.0.0.01/",
    "https://127.0.0.0x1/",
    "https://00000177.0.0.1/",
    "https://0/",
    "https://0.0.0.0/",
    "https://[::]/",
    "https://[::1]/",
    "https://[0:0:0:0:0:0:0:1]/",
    "https://[0000:0000:0000:0000:0000:0000:0000:0001]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[::127.0.0.1]/",
    "https://[::ffff:169.254.169.254]/",
    "https://[64:ff9b::127.0.0.1]/",
    "https://[64:ff9b::a9fe:a9fe]/",
    "https://[64:ff9b:1::10.0.0.1]/",
    "https://[2002:7f00:1::]/",
    "https://[2002:a9fe:a9fe::1]/",
    "https://[2001:0:7f00:1::80ff:fffe]/",
    "https://[2606:4700::5efe:127.0.0.1]/",
    "https://[2606:4700::200:5efe:10.0.0.1]/",
    "https://[fe80::1]/",
    "https://[fe80::1%25eth0]/",
    "https://[fec0::1]/",
    "https://[fc00::1]/",
    "https://[fd00:ec2::254]/",
    "https://[ff02::1]/",
    "https://[ff0e::1]/",
    "https://[100::1]/",
    "https://[2001:db8::1]/",
    "https://[3fff::1]/",
    "https://[5f00::1]/",
    "https://10.0.0.1/",
    "https://10.255.255.255/",
    "https://100.64.0.1/",
    "https://100.100.100.200/latest/meta-data/",
    "https://169.254.169.254/latest/meta-data/",
    "https://169.254.170.2/v2/credentials",
    "https://2852039166/",
    "https://0xa9fea9fe/",
    "https://0251.0376.0251.0376/",
    "https://168.63.129.16/",
    "https://172.16.0.1/",
    "https://172.31.255.255/",
    "https://192.0.0.192/",
    "https://192.0.2.1/",
    "https://192.88.99.1/",
    "https://192.168.0.1/",
    "https://198.18.0.1/",
    "https://198.51.100.1/",
    "https://203.0.113.1/",
    "https://224.0.0.1/",
    "https://239.255.255.250/",
    "https://240.0.0.1/",
    "https://255.255.255.255/",
    "https://１２７.０.０.１/",
    "https://①②⑦.⓪.⓪.①/",
    "https://127。0。0。1/",
    "https://xn--127001-/",
    "https://xn--a/",
    "https://xn--ls8h.bank.example/",
    "https://192.31.196.1/",
    "https://192.52.193.1/",
    "https://192.175.48.1/",
    "https://[2620:4f:8000::1]/",
    "https://[::ffff:0:127.0.0.1]/",
    "https://[v1.127.0.0.1]/",
    "https://𝟏𝟐𝟕.0.0.1/",
    "https://lo\u00adcalhost/",
    "https://loc\u2060alhost:1/",
    "https://1.1.1.1,127.0.0.1/",
    "https://1.1.1.1;127.0.0.1/",
    "https://[1.1.1.1@127.0.0.1]/",
    "https://4294967297/",
    "https://user@1.1.1.1/",
    "https://user:password@1.1.1.1/",
    "https://1.1.1.1@127.0.0.1/",
    "https://1.1.1.1:443@127.0.0.1/",
    "https://@1.1.1.1/",
    "https://1.1.1.1\\@127.0.0.1/",
    "https://127.0.0.1\\.bank.example/",
    "https://1.1.1.1 .bank.example/",
    " https://1.1.1.1/",
    "https://1.1.1.1/\r\nHost: localhost",
    "https://1.1.1.1\t/",
    "https://bank\u200b.example/",
    "https://bank.example./",
    "https://127.0.0.1./",
    "https://bank..example/",
    "https://-bank.example/",
    "https://%31%32%37.0.0.1/",
    "https://127.0.0.1%00.bank.example/",
    "https://127.0.0.1#@1.1.1.1/",
    "https://1.1.1.1:0/",
    "https://1.1.1.1:22/",
    "https://1.1.1.1:25/",
    "https://1.1.1.1:80/",
    "https://1.1.1.1:99999/",
    "https:///path",
    "https:1.1.1.1",
    "http://1.1.1.1/",
    "//1.1.1.1/",
    "1.1.1.1",
    "",
    "file:///etc/passwd",
    "ftp://1.1.1.1/",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "dict://127.0.0.1:11211/",
    "unix:///var/run/docker.sock",
    "data:text/plain,hello",
    "https://[1.1.1.1/",
    "https://[::ffff:127.0.0.1%25lo]/",
    f"https://1.1.1.1/{'a' * 4000}",
]
# Names that a resolver knows to be here, or leads here.
REFUSED_NAMES = ["localhost", "LOCALHOST", "metadata.google.internal", "127.0.0.1.nip.example", "xn--bcher-kva.example"]


def knowing(*addresses: str) -> Resolve:
    """A resolver to which all names are these addresses."""

    def resolve(host: str, port: int) -> Sequence[Address]:
        del host, port
        return [ip_address(address) for address in addresses]

    return resolve


@pytest.mark.parametrize("url", REFUSED_URLS)
def test_no_spelling_leads_to_what_is_not_public(url: str) -> None:
    with pytest.raises(AddressRefused):
        exchange(OutboundRequest("GET", url), NOBODY, ExchangeLimits(seconds=2))


@pytest.mark.parametrize("name", REFUSED_NAMES)
@pytest.mark.parametrize("address", ["10.0.0.7", "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.7"])
def test_no_name_leads_to_what_is_not_public(name: str, address: str) -> None:
    with pytest.raises(AddressRefused, match="no public address"):
        exchange(OutboundRequest("GET", f"https://{name}/"), NOBODY, resolve=knowing(address))


def test_a_name_with_one_public_address_among_others_is_refused() -> None:
    with pytest.raises(AddressRefused):
        exchange(OutboundRequest("GET", "https://bank.example/"), NOBODY, resolve=knowing("1.1.1.1", "10.0.0.7"))


def test_localhost_is_refused_as_the_machine_itself_resolves_it() -> None:
    assert all(not is_public(address) for address in look_up("localhost", 443))
    with pytest.raises(AddressRefused):
        exchange(OutboundRequest("GET", "https://localhost:8000/"), NOBODY)


def test_a_name_that_changes_between_check_and_use_is_connected_to_as_it_was_checked() -> None:
    """The name is looked up once: its second answer is never asked for."""
    answers = [["127.0.0.1"], ["10.0.0.7"]]
    looked_up = []

    def changing(host: str, port: int) -> Sequence[Address]:
        looked_up.append((host, port))
        return [ip_address(address) for address in answers[len(looked_up) - 1]]

    with web_host(lambda _: Reply(body=b"checked")) as host:
        allowed = AllowedHosts((f"bank.test:{host.port}",))
        answer = exchange(OutboundRequest("GET", host.url(host="bank.test")), allowed, resolve=changing)
    assert (answer.body, looked_up) == (b"checked", [("bank.test", host.port)])
    assert host.asked[0].headers["host"] == f"bank.test:{host.port}"


REDIRECTS = [
    "http://127.0.0.1:1/",
    "http://[::1]:1/",
    "http://169.254.169.254/latest/meta-data/",
    "https://169.254.169.254/latest/meta-data/",
    "//169.254.169.254/",
    "https://0x7f000001/",
    "https://[::ffff:10.0.0.1]/",
    "https://localhost/",
    "https://user:password@1.1.1.1/",
    "https://1.1.1.1:25/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_INFO",
    "https://[1",
    "\\\\169.254.169.254\\",
]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", REDIRECTS)
def test_each_redirect_is_checked_again(status: int, location: str) -> None:
    with web_host(lambda _: Reply(status, headers=(("Location", location),))) as host:
        with pytest.raises((AddressRefused, ExchangeFailed)) as refused:
            exchange(OutboundRequest("GET", host.url()), AllowedHosts((host.place,)), ExchangeLimits(seconds=5))
        assert isinstance(refused.value, AddressRefused)
    assert len(host.asked) == 1


def test_an_allowed_host_is_allowed_at_its_port_alone() -> None:
    with web_host(lambda _: Reply()) as host, web_host(lambda _: Reply()) as beside:
        allowed = AllowedHosts((host.place,))
        assert exchange(OutboundRequest("GET", host.url()), allowed).status == 200
        with pytest.raises(AddressRefused):
            exchange(OutboundRequest("GET", beside.url()), allowed)
        assert exchange(OutboundRequest("GET", beside.url()), AllowedHosts(("127.0.0.1",))).status == 200


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with web_host(lambda _: Reply(body=b"itself")) as host, web_host(lambda _: Reply(body=b"proxy")) as proxy:
        for variable in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(variable, proxy.url())
        answer = exchange(OutboundRequest("GET", host.url()), AllowedHosts((host.place,)))
    assert (answer.body, proxy.asked) == (b"itself", [])


def test_what_is_refused_is_told_without_its_secrets() -> None:
    with pytest.raises(AddressRefused) as refused:
        exchange(OutboundRequest("GET", "http://user:hidden@1.1.1.1/?token=hidden"), NOBODY)
    assert "hidden" not in str(refused.value)
    request = OutboundRequest("GET", "https://1.1.1.1/", {"Authorization": "hidden"}, b"hidden")
    assert "hidden" not in repr(request)
