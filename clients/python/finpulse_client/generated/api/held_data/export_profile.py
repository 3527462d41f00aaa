from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem import Problem
from ...types import File, FileTypes
from io import BytesIO
from typing import cast



def _get_kwargs(
    *,
    x_current_password: str,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["X-Current-Password"] = x_current_password



    

    

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/profile/export",
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> File | Problem:
    if response.status_code == 200:
        response_200 = File(
             payload = BytesIO(response.content)
        )



        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

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



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[File | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    x_current_password: str,

) -> Response[File | Problem]:
    """ Get everything that is held of oneself as a ZIP archive, whose README.txt says what is where.

     Get everything that is held of oneself as a ZIP archive, whose README.txt says what is where.

    Args:
        x_current_password (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
     """


    kwargs = _get_kwargs(
        x_current_password=x_current_password,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    x_current_password: str,

) -> File | Problem | None:
    """ Get everything that is held of oneself as a ZIP archive, whose README.txt says what is where.

     Get everything that is held of oneself as a ZIP archive, whose README.txt says what is where.

    Args:
        x_current_password (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
     """


    return sync_detailed(
        client=client,
x_current_password=x_current_password,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    x_current_password: str,

) -> Response[File | Problem]:
    """ Get everything that is held of oneself as a ZIP archive, whose README.txt says what is where.

     Get everything that is held of oneself as a ZIP archive, whose README.txt says what is where.

    Args:
        x_current_password (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
     """


    kwargs = _get_kwargs(
        x_current_password=x_current_password,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    x_current_password: str,

) -> File | Problem | None:
    """ Get everything that is held of oneself as a ZIP archive, whose README.txt says what is where.

     Get everything that is held of oneself as a ZIP archive, whose README.txt says what is where.

    Args:
        x_current_password (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
     """


    return (await asyncio_detailed(
        client=client,
x_current_password=x_current_password,

    )).parsed
