from typing import Literal

RegisteredRole = Literal['admin', 'user']

REGISTERED_ROLE_VALUES: set[RegisteredRole] = { 'admin', 'user',  }

def check_registered_role(value: str) -> RegisteredRole:
    if value in REGISTERED_ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REGISTERED_ROLE_VALUES!r}")
