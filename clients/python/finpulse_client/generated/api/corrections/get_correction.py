from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.correction_out import CorrectionOut
from ...models.problem import Problem
from typing import cast



def _get_kwargs(
    correction_id: int,

) -> dict[str, Any]:
    

    

    

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/corrections/{correction_id}".format(correction_id=quote(str(correction_id), safe=""),),
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> CorrectionOut | Problem:
    if response.status_code == 200:
        response_200 = CorrectionOut.from_dict(response.json())



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



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[CorrectionOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    correction_id: int,
    *,
    client: AuthenticatedClient,

) -> Response[CorrectionOut | Problem]:
    """ Read a correction.

     Read a correction.

    Args:
        correction_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CorrectionOut | Problem]
     """


    kwargs = _get_kwargs(
        correction_id=correction_id,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    correction_id: int,
    *,
    client: AuthenticatedClient,

) -> CorrectionOut | Problem | None:
    """ Read a correction.

     Read a correction.

    Args:
        correction_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CorrectionOut | Problem
     """


    return sync_detailed(
        correction_id=correction_id,
client=client,

    ).parsed

async def asyncio_detailed(
    correction_id: int,
    *,
    client: AuthenticatedClient,

) -> Response[CorrectionOut | Problem]:
    """ Read a correction.

     Read a correction.

    Args:
        correction_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CorrectionOut | Problem]
     """


    kwargs = _get_kwargs(
        correction_id=correction_id,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    correction_id: int,
    *,
    client: AuthenticatedClient,

) -> CorrectionOut | Problem | None:
    """ Read a correction.

     Read a correction.

    Args:
        correction_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CorrectionOut | Problem
     """


    return (await asyncio_detailed(
        correction_id=correction_id,
client=client,

    )).parsed
