from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.category_changes import CategoryChanges
from ...models.category_out import CategoryOut
from ...models.problem import Problem
from typing import cast



def _get_kwargs(
    category_id: int,
    *,
    body: CategoryChanges,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}


    

    

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/categories/{category_id}".format(category_id=quote(str(category_id), safe=""),),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> CategoryOut | Problem:
    if response.status_code == 200:
        response_200 = CategoryOut.from_dict(response.json())



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



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[CategoryOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    category_id: int,
    *,
    client: AuthenticatedClient,
    body: CategoryChanges,

) -> Response[CategoryOut | Problem]:
    """ Change a category of one's own.

     Change a category of one's own.

    Args:
        category_id (int):
        body (CategoryChanges): What may be changed; the name only while no transaction bears it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CategoryOut | Problem]
     """


    kwargs = _get_kwargs(
        category_id=category_id,
body=body,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    category_id: int,
    *,
    client: AuthenticatedClient,
    body: CategoryChanges,

) -> CategoryOut | Problem | None:
    """ Change a category of one's own.

     Change a category of one's own.

    Args:
        category_id (int):
        body (CategoryChanges): What may be changed; the name only while no transaction bears it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CategoryOut | Problem
     """


    return sync_detailed(
        category_id=category_id,
client=client,
body=body,

    ).parsed

async def asyncio_detailed(
    category_id: int,
    *,
    client: AuthenticatedClient,
    body: CategoryChanges,

) -> Response[CategoryOut | Problem]:
    """ Change a category of one's own.

     Change a category of one's own.

    Args:
        category_id (int):
        body (CategoryChanges): What may be changed; the name only while no transaction bears it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CategoryOut | Problem]
     """


    kwargs = _get_kwargs(
        category_id=category_id,
body=body,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    category_id: int,
    *,
    client: AuthenticatedClient,
    body: CategoryChanges,

) -> CategoryOut | Problem | None:
    """ Change a category of one's own.

     Change a category of one's own.

    Args:
        category_id (int):
        body (CategoryChanges): What may be changed; the name only while no transaction bears it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CategoryOut | Problem
     """


    return (await asyncio_detailed(
        category_id=category_id,
client=client,
body=body,

    )).parsed
