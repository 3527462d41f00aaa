from typing import Literal

AdminUserOutRole = Literal['admin', 'user']

ADMIN_USER_OUT_ROLE_VALUES: set[AdminUserOutRole] = { 'admin', 'user',  }

def check_admin_user_out_role(value: str) -> AdminUserOutRole:
    if value in ADMIN_USER_OUT_ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ADMIN_USER_OUT_ROLE_VALUES!r}")
