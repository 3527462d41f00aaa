from typing import Literal

ProfileRole = Literal['admin', 'user']

PROFILE_ROLE_VALUES: set[ProfileRole] = { 'admin', 'user',  }

def check_profile_role(value: str) -> ProfileRole:
    if value in PROFILE_ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PROFILE_ROLE_VALUES!r}")
