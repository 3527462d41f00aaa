"""The loopback ports of the embedded servers."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from finpulse.embedded.ports import PORT_NAMES, choose_ports, is_free, kept_port


def test_every_name_has_a_port_of_its_own(tmp_path: Path) -> None:
    ports = choose_ports(tmp_path)
    assert set(ports) == set(PORT_NAMES)
    assert len(set(ports.values())) == len(PORT_NAMES)


def test_ports_are_kept(tmp_path: Path) -> None:
    ports = choose_ports(tmp_path)
    assert choose_ports(tmp_path) == ports
    assert kept_port(tmp_path, "postgres") == ports["postgres"]


def test_a_port_that_somebody_took_meanwhile_is_replaced(tmp_path: Path) -> None:
    ports = choose_ports(tmp_path)
    with socket.create_server(("127.0.0.1", ports["postgres"])):
        assert not is_free("127.0.0.1", ports["postgres"])
        changed = choose_ports(tmp_path)
    assert changed["postgres"] != ports["postgres"]
    assert changed["valkey"] == ports["valkey"]


def test_an_address_that_is_not_ours_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="assign"):
        is_free("192.0.2.1", 8000)
