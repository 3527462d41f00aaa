from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.account_changes import AccountChanges
from ...models.account_out import AccountOut
from ...models.problem import Problem
from ...models.update_account_rows_type_1 import check_update_account_rows_type_1
from ...models.update_account_rows_type_1 import UpdateAccountRowsType1
from ...models.update_account_rows_type_2_type_1 import check_update_account_rows_type_2_type_1
from ...models.update_account_rows_type_2_type_1 import UpdateAccountRowsType2Type1
from ...models.update_account_rows_type_3_type_1 import check_update_account_rows_type_3_type_1
from ...models.update_account_rows_type_3_type_1 import UpdateAccountRowsType3Type1
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    account_id: int,
    *,
    body: AccountChanges,
    rows: None | Unset | UpdateAccountRowsType1 | UpdateAccountRowsType2Type1 | UpdateAccountRowsType3Type1 = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}


    

    params: dict[str, Any] = {}

    json_rows: None | str | Unset
    if isinstance(rows, Unset):
        json_rows = UNSET
    elif isinstance(rows, str):
        json_rows = rows
    elif isinstance(rows, str):
        json_rows = rows
    elif isinstance(rows, str):
        json_rows = rows
    else:
        json_rows = rows
    params["rows"] = json_rows


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/accounts/{account_id}".format(account_id=quote(str(account_id), safe=""),),
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> AccountOut | Problem:
    if response.status_code == 200:
        response_200 = AccountOut.from_dict(response.json())



        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())



        return response_404

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())



        return response_406

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())



        return response_409

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())



        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())



        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())



        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())



        return response_429

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())



        return response_503

    response_default = Problem.from_dict(response.json())



    return response_default



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[AccountOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    account_id: int,
    *,
    client: AuthenticatedClient,
    body: AccountChanges,
    rows: None | Unset | UpdateAccountRowsType1 | UpdateAccountRowsType2Type1 | UpdateAccountRowsType3Type1 = UNSET,

) -> Response[AccountOut | Problem]:
    """ Change an account; an opening balance of null is again what its statements prove.

     Another currency is refused where transactions are there, unless their statements are to be read
    again in it.

    Args:
        account_id (int):
        rows (None | Unset | UpdateAccountRowsType1 | UpdateAccountRowsType2Type1 |
            UpdateAccountRowsType3Type1):
        body (AccountChanges): What may be changed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AccountOut | Problem]
     """


    kwargs = _get_kwargs(
        account_id=account_id,
body=body,
rows=rows,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    account_id: int,
    *,
    client: AuthenticatedClient,
    body: AccountChanges,
    rows: None | Unset | UpdateAccountRowsType1 | UpdateAccountRowsType2Type1 | UpdateAccountRowsType3Type1 = UNSET,

) -> AccountOut | Problem | None:
    """ Change an account; an opening balance of null is again what its statements prove.

     Another currency is refused where transactions are there, unless their statements are to be read
    again in it.

    Args:
        account_id (int):
        rows (None | Unset | UpdateAccountRowsType1 | UpdateAccountRowsType2Type1 |
            UpdateAccountRowsType3Type1):
        body (AccountChanges): What may be changed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AccountOut | Problem
     """


    return sync_detailed(
        account_id=account_id,
client=client,
body=body,
rows=rows,

    ).parsed

async def asyncio_detailed(
    account_id: int,
    *,
    client: AuthenticatedClient,
    body: AccountChanges,
    rows: None | Unset | UpdateAccountRowsType1 | UpdateAccountRowsType2Type1 | UpdateAccountRowsType3Type1 = UNSET,

) -> Response[AccountOut | Problem]:
    """ Change an account; an opening balance of null is again what its statements prove.

     Another currency is refused where transactions are there, unless their statements are to be read
    again in it.

    Args:
        account_id (int):
        rows (None | Unset | UpdateAccountRowsType1 | UpdateAccountRowsType2Type1 |
            UpdateAccountRowsType3Type1):
        body (AccountChanges): What may be changed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AccountOut | Problem]
     """


    kwargs = _get_kwargs(
        account_id=account_id,
body=body,
rows=rows,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    account_id: int,
    *,
    client: AuthenticatedClient,
    body: AccountChanges,
    rows: None | Unset | UpdateAccountRowsType1 | UpdateAccountRowsType2Type1 | UpdateAccountRowsType3Type1 = UNSET,

) -> AccountOut | Problem | None:
    """ Change an account; an opening balance of null is again what its statements prove.

     Another currency is refused where transactions are there, unless their statements are to be read
    again in it.

    Args:
        account_id (int):
        rows (None | Unset | UpdateAccountRowsType1 | UpdateAccountRowsType2Type1 |
            UpdateAccountRowsType3Type1):
        body (AccountChanges): What may be changed.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AccountOut | Problem
     """


    return (await asyncio_detailed(
        account_id=account_id,
client=client,
body=body,
rows=rows,

    )).parsed
